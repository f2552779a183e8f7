// Learns the relation of every folder of exemplars in a folder, and draws with each: the work of a night.
//
// Argument: folders|output|steps
//   folders    a folder whose folders hold exemplars (images and text.json)
//   output     a folder, made if need be
//   steps      optimiser steps; left out: as the preset
//
// What is done is skipped, what was stopped is gone on with, and a folder that fails does not stop the
// others. Leaves in the output folder for each: NAME.safetensors and the files of its run, NAME.tif, and
// NAME.done.txt, written last. summary.csv says of each folder what became of it; done.txt is written when
// all were tried, and says how many failed.

argument = getArgument();
if (argument == "") argument = getDirectory("Folders of exemplars") + "|" + getDirectory("Output");
parts = split(argument, "|");
folders = parts[0] + File.separator;
output = parts[1] + File.separator;
steps = "";
if (parts.length > 2) steps = parts[2];

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
		message = learnAndDraw(folders + name, result, steps);
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
function learnAndDraw(folder, result, steps) {
	message = attempt("Import Exemplar Folder...", "folder=[" + folder + "]");
	if (message != "") return message;
	relation = result + ".safetensors";
	resume = "false";
	if (File.exists(result + ".checkpoint.safetensors")) resume = "true";
	message = attempt("Invert Relation...",
		"preset=quick seed=1 preview_every=0 resume=" + resume + " steps=" + steps + " out=[" + relation + "]");
	if (message != "") return message;
	if (!File.exists(relation)) return "nothing was learned";
	close("*");
	prompts = "red star {} blue circle\ngreen heart {} yellow square";
	message = attempt("Generate Images...", "preset=quick count=2 seed=1 relation=[" + relation + "] prompts=[" + prompts + "]");
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
