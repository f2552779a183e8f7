#@ ReversionService reversion
#@ ImagePlus (label = "Exemplars", description = "Slices that share a relation, each labelled such as cat {} stone") exemplars
#@ Integer (label = "Steps", value = 150, persist = false) steps
#@ String (label = "Prompt", value = "red star {} blue circle", persist = false) prompt
#@ String (label = "Relation file", value = "", required = false, persist = false) file
#@output ImagePlus drawn

# Learns the relation that the slices of a stack share, says what it is made of, and draws it.
# All options are named as in macros; what is not given is as in the preset "quick" on the
# built-in model. For a real model add "model": "its name", "preset": "reference".

relation = reversion.invert(exemplars, {"steps": steps, "seed": 1})
if file:
    reversion.save(relation, file)  # its name ends in .safetensors
for line in reversion.explain(relation, {"prepositions": 5}).lines():
    print(line)
drawn = reversion.generate([relation], [prompt], {"count": 4, "seed": 1})
