// Learns one relation in several ways, and draws the same prompts from the same seeds with each.
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
// Leaves in the output folder: METHOD.safetensors and the files of its run, METHOD.tif, montage.png with a
// row for each method, and done.txt, written last.

parts = split(getArgument(), "(\\|)");
exemplars = part(parts, 0, "example:wrapped_in");
output = part(parts, 1, getDirectory("home") + "reversion-methods");
output = output + File.separator;
steps = part(parts, 2, "");
model = part(parts, 3, "mini");
preset = part(parts, 4, "quick");
prompts = part(parts, 5, "red star {} blue circle;green heart {} yellow square;blue triangle {} orange circle");
prompts = replace(prompts, ";", "\n");
chosen = "preset=" + preset + " model=[" + model + "] seed=1 ";

// What differs. The published method has both steering and focal sampling; textual inversion has neither.
methods = newArray("reversion", "no_steering", "uniform_timesteps", "textual_inversion");
options = newArray(
	"",
	"steer_weight=0",
	"advanced=[importance_alpha: 0]",
	"steer_weight=0 advanced=[importance_alpha: 0]");
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
		chosen + "preview_every=0 resume=false steps=" + steps + " out=[" + relation + "] " + options[i]);
	close();
	run("Generate Images...",
		chosen + "count=" + count + " relation=[" + relation + "] prompts=[" + prompts + "]");
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

// A part of the argument, or something else where it was left out.
function part(parts, i, otherwise) {
	if (i >= parts.length) return otherwise;
	if (parts[i] == "") return otherwise;
	return parts[i];
}
