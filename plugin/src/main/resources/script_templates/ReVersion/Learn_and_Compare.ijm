// Learns two relations, draws the same prompts with both, goes from one to the other, and says in
// the log what they are made of. All of it runs without a screen, too.

setBatchMode(true);
folder = getDirectory("temp");
examples = newArray("inside", "on");
steps = 150;

files = newArray(examples.length);
for (i = 0; i < examples.length; i++) {
	files[i] = folder + "template_" + examples[i] + ".safetensors";
	run("Open Example Exemplars...", "example=" + examples[i]);
	run("Invert Relation...", "preset=quick steps=" + steps + " out=[" + files[i] + "]");
	close("*");
	run("Explain Relation...", "relation=[" + files[i] + "]");
	close("*");
}

prompts = "red star {} blue circle\ngreen heart {} yellow square";
run("Compare Relations...", "seed=1 relation=[" + files[0] + "] more_relations=[" + files[1]
	+ "] words=and prompts=[" + prompts + "]");
run("Blend Relations...", "seed=1 weights=5 first=[" + files[0] + "] second=[" + files[1]
	+ "] prompts=[" + prompts + "]");
setBatchMode("exit and display");
