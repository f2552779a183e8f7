// Learns the relation that a few captioned images share, and draws new things in that relation.
//
// Argument (none is needed): exemplars|output|steps
//   exemplars  a folder with images and text.json, or example: and the name of a built-in one
//   output     a folder, made if need be
//   steps      optimiser steps; left out: as the preset
//
// Leaves in the output folder: NAME.safetensors (the relation) and the files of its run, NAME.tif
// (the images, whose slice labels tell prompt, seed and relation), and done.txt, written last:
// ImageJ's exit status does not tell whether a macro came to its end.

exemplars = "example:wrapped_in";
output = getDirectory("home") + "reversion";
steps = "";
if (getArgument() != "") {
	parts = split(getArgument(), "|");
	exemplars = parts[0];
	if (parts.length > 1) output = parts[1];
	if (parts.length > 2) steps = parts[2];
}

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
	"preset=quick seed=1 preview_every=0 resume=false steps=" + steps + " out=[" + relation + "]");

prompts = "red star {} blue circle\ngreen heart {} yellow square";
run("Generate Images...",
	"preset=quick count=2 seed=1 relation=[" + relation + "] prompts=[" + prompts + "]");

saveAs("Tiff", output + File.separator + name + ".tif");
close("*");
File.saveString(name + "\n", done);
