// Draws what a table asks for.
//
// Argument: table|output|count|steps|model|preset
//   table      a CSV file with a column prompt, and where they are wanted seed and relation: as the file of
//              prompts of Generate Images... A relation is a file, its path as it is or from the table's folder
//              on, or the name of one that was learned on this computer; {} in a prompt stands for it
//   output     a folder, made if need be
//   count      images a prompt; left out: 1
//   steps      sampler steps; left out: as the preset
//   model      the name of an installed model, or its folder; left out: the built-in one of coloured shapes
//   preset     left out: quick, which is for the built-in model; reference is for real ones
//
// What is left out in the middle is empty: /data/table.csv|/data/out|||sd15|reference
//
// Leaves in the output folder: images.tif, whose slice labels tell prompt, seed and relation, and done.txt,
// written last. The whole table is looked at before the first image is drawn, and if drawing fails on its way,
// images.tif has those that were ready.

argument = getArgument();
if (argument == "") argument = File.openDialog("Table of prompts") + "|" + getDirectory("Output");
parts = split(argument, "(\\|)");
table = parts[0];
output = parts[1] + File.separator;
count = part(parts, 2, "1");
steps = part(parts, 3, "");
model = part(parts, 4, "mini");
preset = part(parts, 5, "quick");

setBatchMode(true);
File.makeDirectory(output);
done = output + "done.txt";
if (File.exists(done)) ok = File.delete(done);

message = attempt("Generate Images...",
	"preset=" + preset + " model=[" + model + "] count=" + count + " steps=" + steps + " prompts_file=[" + table + "]");
if (nImages > 0) {
	drawn = nSlices;
	saveAs("Tiff", output + "images.tif");
	close("*");
}
if (message != "") exit(message);
File.saveString(drawn + "\n", done);

// What run() does, but a command that refuses does not end this macro.
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
