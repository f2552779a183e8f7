// Learns one relation in several ways, and draws the same prompts from the same seeds with each.
//
// Argument (none is needed): exemplars|output|steps
//   exemplars  a folder with images and text.json, or example: and the name of a built-in one
//   output     a folder, made if need be
//   steps      optimiser steps; left out: as the preset
//
// Leaves in the output folder: METHOD.safetensors and the files of its run, METHOD.tif, montage.png with a
// row for each method, and done.txt, written last.

exemplars = "example:wrapped_in";
output = getDirectory("home") + "reversion-methods";
steps = "";
if (getArgument() != "") {
	parts = split(getArgument(), "|");
	exemplars = parts[0];
	if (parts.length > 1) output = parts[1];
	if (parts.length > 2) steps = parts[2];
}
output = output + File.separator;

// What differs. The published method has both steering and focal sampling; textual inversion has neither.
methods = newArray("reversion", "no_steering", "uniform_timesteps", "textual_inversion");
options = newArray(
	"",
	"steer_weight=0",
	"advanced=[importance_alpha: 0]",
	"steer_weight=0 advanced=[importance_alpha: 0]");
prompts = "red star {} blue circle\ngreen heart {} yellow square\nblue triangle {} orange circle";
count = 2;

setBatchMode(true);
File.makeDirectory(output);
done = output + "done.txt";
if (File.exists(done)) ok = File.delete(done);

stacks = "";
for (i = 0; i < methods.length; i++) {
	if (startsWith(exemplars, "example:")) {
		run("Open Example Exemplars...", "example=" + substring(exemplars, lengthOf("example:")));
	} else {
		run("Import Exemplar Folder...", "folder=[" + exemplars + "]");
	}
	relation = output + methods[i] + ".safetensors";
	run("Invert Relation...",
		"preset=quick seed=1 preview_every=0 resume=false steps=" + steps + " out=[" + relation + "] " + options[i]);
	close();
	run("Generate Images...",
		"preset=quick count=" + count + " seed=1 relation=[" + relation + "] prompts=[" + prompts + "]");
	saveAs("Tiff", output + methods[i] + ".tif");
	columns = nSlices;
	stacks = stacks + " image" + (i + 1) + "=" + getTitle();
}

run("Concatenate...", "title=methods" + stacks);
for (slice = 1; slice <= nSlices; slice++) {
	setSlice(slice);
	setMetadata("Label", methods[floor((slice - 1) / columns)]);
}
run("Make Montage...", "columns=" + columns + " rows=" + methods.length + " scale=2 border=2 font=10 label");
saveAs("PNG", output + "montage.png");
close("*");
File.saveString(methods.length + "\n", done);
