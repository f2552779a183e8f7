// Learns the relation of every folder of exemplars in a folder, and draws with each: the work of a night.
//
// Argument: folders|output|steps|model|preset|prompts
//   folders    a folder whose folders hold exemplars (images and text.json)
//   output     a folder, made if need be
//   steps      optimiser steps; left out: as the preset
//   model      the name of an installed model, or its folder; left out: the built-in one of coloured shapes
//   preset     left out: quick, which is for the built-in model; reference is for real ones
//   prompts    what to draw, with ; between, and {} for the relation; left out: shapes of the built-in model
//
// What is left out in the middle is empty: /data/sets|/data/out||sd15|reference|cat {} stone;owl {} jar
//
// What is done is skipped, what was stopped is gone on with, and a folder that fails does not stop the
// others. Leaves in the output folder for each: NAME.safetensors and the files of its run, NAME.tif, and
// NAME.done.txt, written last. summary.csv says of each folder what became of it; done.txt is written when
// all were tried, and says how many failed.

argument = getArgument();
if (argument == "") argument = getDirectory("Folders of exemplars") + "|" + getDirectory("Output");
parts = split(argument, "(\\|)");
folders = parts[0] + File.separator;
output = parts[1] + File.separator;
steps = part(parts, 2, "");
model = part(parts, 3, "mini");
preset = part(parts, 4, "quick");
prompts = replace(part(parts, 5, "red star {} blue circle;green heart {} yellow square"), ";", "\n");
chosen = "preset=" + preset + " model=[" + model + "] seed=1 ";

setBatchMode(true);
File.makeDirectory(output);
done = output + "done.txt";
if (File.exists(done)) ok = File.delete(done);

names = getFileList(folders);
summary = "folder,state,message\n";
failed = 0;
for (i = 0; i < names.length; i++) {
	name = replace(names[i], "/", "");
	if (!File.exists(folders + name + File.separator + "text.json")) continue;
	showStatus("Folder " + name);
	result = output + name;
	state = "done before";
	message = "";
	if (!File.exists(result + ".done.txt")) {
		message = learnAndDraw(folders + name, result, chosen, steps, prompts);
		state = "done";
		if (message != "") {
			state = "failed";
			failed++;
		}
		close("*");
	}
	summary = summary + "\"" + name + "\"," + state + ",\"" + replace(message, "\"", "'") + "\"\n";
	// Each time: also a night that is cut short has its table.
	File.saveString(summary, output + "summary.csv");
}
File.saveString("failed: " + failed + "\n", done);
if (getInfo("java.awt.headless") != "true") Table.open(output + "summary.csv");

// Returns why it was not done, or an empty text.
function learnAndDraw(folder, result, chosen, steps, prompts) {
	message = attempt("Import Exemplar Folder...", "folder=[" + folder + "]");
	if (message != "") return message;
	relation = result + ".safetensors";
	resume = "false";
	if (File.exists(result + ".checkpoint.safetensors")) resume = "true";
	message = attempt("Invert Relation...",
		chosen + "preview_every=0 resume=" + resume + " steps=" + steps + " out=[" + relation + "]");
	if (message != "") return message;
	if (!File.exists(relation)) return "nothing was learned";
	close("*");
	message = attempt("Generate Images...",
		chosen + "count=2 relation=[" + relation + "] prompts=[" + prompts + "]");
	if (message != "") return message;
	if (nImages == 0) return "nothing was drawn";
	saveAs("Tiff", result + ".tif");
	File.saveString(folder + "\n", result + ".done.txt");
	return "";
}

// What run() does, but a command that refuses does not end this macro, nor wait for somebody to close a window.
// Returns what it says, or an empty text.
function attempt(command, options) {
	call("ij.IJ.redirectErrorMessages");
	call("ij.IJ.run", command, options);
	message = "" + call("ij.IJ.getErrorMessage");
	if (message == "null") return "";
	return message;
}

// A part of the argument, or something else where it was left out.
function part(parts, i, otherwise) {
	if (i >= parts.length) return otherwise;
	if (parts[i] == "") return otherwise;
	return parts[i];
}
