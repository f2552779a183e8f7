#!/usr/bin/env python3
"""Loads the mini CLIP and the relation classifier with transformers, and scores a run as the product does.

    pip install torch transformers safetensors pillow
    reversion run mini-ci --out RUN
    reversion score RUN --scorer classifier,clip
    python check_scoring_models.py CLIP_FOLDER CLASSIFIER_FOLDER RUN

Says which weights each lacks or has too many (none), and how far the scores that are in the run are from
what transformers makes of the same images. The product does not need it.
"""
import json
import sys
from pathlib import Path

import numpy
import torch
from PIL import Image
from transformers import CLIPForImageClassification, CLIPImageProcessor, CLIPModel, CLIPTokenizer

COLOURS = {
    "red": (214, 45, 45), "green": (42, 152, 84), "blue": (42, 93, 214), "yellow": (247, 208, 35),
    "purple": (125, 55, 185), "orange": (242, 130, 32), "pink": (245, 130, 190), "cyan": (62, 198, 218),
}
REACH = 70
ROUNDING = 1e-3


def load(kind, folder):
    """With an account of the weights."""
    model, about = kind.from_pretrained(folder, torch_dtype=torch.float32, output_loading_info=True)
    print(f"{folder}: missing {about['missing_keys']}, unexpected {about['unexpected_keys']}")
    if about["missing_keys"] or about["unexpected_keys"]:
        sys.exit(1)
    return model.eval()


def lines(run):
    """The scores of both, by scorer and image file."""
    files = {}
    for line in (run / "images.jsonl").read_text().splitlines():
        image = json.loads(line)
        files[image["relation"], image["method"], image["prompt"], image["sample"]] = run / image["file"]
    for line in (run / "scores.jsonl").read_text().splitlines():
        score = json.loads(line)
        yield score, files[score["relation"], score["method"], score["prompt"], score["sample"]]


def entity_score(clip, tokenizer, processor, prompt, image):
    """The cosine of image and prompt with "and"."""
    pixels = processor(images=image, return_tensors="pt")["pixel_values"]
    tokens = tokenizer(prompt.replace("{}", "and"), return_tensors="pt")
    images = clip.get_image_features(pixel_values=pixels)
    texts = clip.get_text_features(**tokens)
    return torch.nn.functional.cosine_similarity(images, texts).item()


def likeness(pixels, entity):
    """How much each pixel is like the colour of an entity, from -1 to 1."""
    distance = numpy.sqrt(((pixels - numpy.array(COLOURS[entity.split()[0]])) ** 2).sum(axis=-1)) / REACH
    return 2 * numpy.exp(-(distance**2)) - 1


def entities(classifier, prompt, image):
    """Whether A and B are there, in their shapes."""
    pair = [part.strip() for part in prompt.split(" , ")[0].split("{}")]
    pixels = numpy.asarray(image, dtype=numpy.float64)
    planes = [*(pixels.transpose(2, 0, 1) / 127.5 - 1), *(likeness(pixels, entity) for entity in pair)]
    logits = classifier(pixel_values=torch.tensor(numpy.stack(planes))[None].float()).logits[0]
    labels = classifier.config.id2label
    there = []
    for side, entity in zip("ab", pair):
        of_side = [i for i in labels if labels[i].startswith(f"{side} is ")]
        best = max(of_side, key=lambda i: logits[i])
        there.append(logits[best] > 0 and labels[best] == f"{side} is {entity.split()[1]}")
    return float(all(there))


def main(clip_folder, classifier_folder, run):
    clip = load(CLIPModel, clip_folder)
    tokenizer = CLIPTokenizer.from_pretrained(clip_folder)
    processor = CLIPImageProcessor.from_pretrained(clip_folder)
    classifier = load(CLIPForImageClassification, classifier_folder)
    cosines, verdicts = [], []
    with torch.no_grad():
        for score, file in lines(Path(run)):
            image = Image.open(file).convert("RGB")
            if score["scorer"] == "clip":
                cosine = entity_score(clip, tokenizer, processor, score["prompt"], image)
                cosines.append(abs(cosine - score["scores"]["entity_score"]))
            elif score["scorer"] == "classifier":
                verdicts.append(entities(classifier, score["prompt"], image) == score["scores"]["entities"])
    print(f"clip: {len(cosines)} cosines, at most {max(cosines):.1e} apart")
    print(f"classifier: the same verdict on both entities in {sum(verdicts)} of {len(verdicts)} images")
    if max(cosines) > ROUNDING or not all(verdicts):
        sys.exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:4])
