#@ ReversionService reversion
#@ String (label = "First relation file", persist = false) first
#@ String (label = "Second relation file", persist = false) second
#@ String (label = "Prompt", value = "red star {} blue circle", persist = false) prompt
#@ Integer (label = "Weights", value = 5, persist = false) weights
#@output ImagePlus drawn

# Draws the same prompt from the same seed with relations between two, a slice for each weight.

from ij import ImagePlus, ImageStack

one = reversion.open(first)
other = reversion.open(second)
stack = None
for i in range(weights):
    weight = i / (weights - 1.0)
    image = reversion.generate([reversion.blend(one, other, weight)], [prompt], {"seed": 1})
    if stack is None:
        stack = ImageStack(image.getWidth(), image.getHeight())
    stack.addSlice("weight %s" % weight, image.getProcessor())
drawn = ImagePlus("Blend", stack)
