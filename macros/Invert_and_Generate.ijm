// Learns the relation that a few captioned images share, and draws new things in that relation.
//
// Argument (none is needed): exemplars|output|steps|model|preset|prompts
//   exemplars  a folder with images and text.json, or example: and the name of a built-in one
//   output     a folder, made if need be
//   steps      optimiser steps; left out: as the preset
//   model      the name of an installed model, or its folder; left out: the built-in one of coloured shapes
//   preset     left out: quick, which is for the built-in model; reference is for real ones
//   prompts    what to draw, with ; between, and {} for the relation; left out: shapes of the built-in model
//
// What is left out in the middle is empty: /data/hug|/data/out||sd15|reference|cat {} stone;owl {} jar
//
// Leaves in the output folder: NAME.safetensors (the relation) and the files of its run, NAME.tif
// (the images, whose slice labels tell prompt, seed and relation), and done.txt, written last:
// ImageJ's exit status does not tell whether a macro came to its end.

parts = split(getArgument(), "(\\|)");
exemplars = part(parts, 0, "example:wrapped_in");
output = part(parts, 1, getDirectory("home") + "reversion");
steps = part(parts, 2, "");
model = part(parts, 3, "mini");
preset = part(parts, 4, "quick");
prompts = replace(part(parts, 5, "red star {} blue circle;green heart {} yellow square"), ";", "\n");
chosen = "preset=" + preset + " model=[" + model + "] seed=1 ";

setBatchMode(true);
File.makeDirectory(output);
done = output + File.separator + "done.txt";
if (File.exists(done)) ok = File.delete(done);

if (startsWith(exemplars, "example:")) {
	name = substring(exemplars, lengthOf("example:"));
	run("Open Example Exemplars...", "example=" + name);
} else {
	name = File.getName(exemplars);
	run("Import Exemplar Folder...", "folder=[" + exemplars + "]");
}

relation = output + File.separator + name + ".safetensors";
run("Invert Relation...",
	chosen + "preview_every=0 resume=false steps=" + steps + " out=[" + relation + "]");

run("Generate Images...",
	chosen + "count=2 relation=[" + relation + "] prompts=[" + prompts + "]");

saveAs("Tiff", output + File.separator + name + ".tif");
close("*");
File.saveString(name + "\n", done);

// A part of the argument, or something else where it was left out.
function part(parts, i, otherwise) {
	if (i >= parts.length) return otherwise;
	if (parts[i] == "") return otherwise;
	return parts[i];
}
