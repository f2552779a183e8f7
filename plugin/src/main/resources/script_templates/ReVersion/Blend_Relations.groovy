#@ ReversionService reversion
#@ String (label = "First relation file", persist = false) first
#@ String (label = "Second relation file", persist = false) second
#@ String (label = "Prompt", value = "red star {} blue circle", persist = false) prompt
#@ Integer (label = "Weights", value = 5, persist = false) weights
#@output ImagePlus drawn

// Draws the same prompt from the same seed with relations between two, a slice for each weight.

import ij.ImagePlus
import ij.ImageStack

one = reversion.open(first)
other = reversion.open(second)
stack = null
for (i in 0..<weights) {
    weight = i / (weights - 1.0d)
    image = reversion.generate([reversion.blend(one, other, weight)], [prompt], [seed: 1])
    stack = stack ?: new ImageStack(image.width, image.height)
    // Not image.processor, which Groovy takes for isProcessor().
    stack.addSlice("weight " + weight, image.getProcessor())
}
drawn = new ImagePlus("Blend", stack)
