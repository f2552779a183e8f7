#!/usr/bin/env python3
"""Writes a tiny CLIP folder with random weights, whole with tokenizer and preprocessing, and what transformers
computes from pictures and texts with it; and how it prepares pictures in other ways (prepared.*).

    pip install torch "transformers<5" safetensors pillow
    python make.py FOLDER

(Before version 5, transformers resizes with Pillow.)
"""
import json
import sys
from pathlib import Path

import numpy
import torch
from PIL import Image
from safetensors.torch import save_file
from transformers import CLIPConfig, CLIPImageProcessor, CLIPModel, CLIPTokenizer

SIDE = 16
TEXTS = ["cat on", "a dog", "redfox"]
WAYS = {
    "number": dict(size=20, crop_size=SIDE),
    "squeezed": dict(size=dict(height=SIDE, width=SIDE), do_center_crop=False),
    "squeezed_cut": dict(size=dict(height=21, width=21), crop_size=dict(height=SIDE, width=SIDE)),
    "other_numbers": dict(
        size=dict(shortest_edge=SIDE), crop_size=SIDE, rescale_factor=0.5, image_mean=[0.5, 0, 1], image_std=[2, 1, 0.25]
    ),
}


def write(folder, name, content):
    (folder / name).write_text(json.dumps(content, indent=2) + "\n")


def tokenizer(folder):
    """Letters only, no merges."""
    letters = [chr(c) for c in range(ord("a"), ord("z") + 1)]
    tokens = letters + [c + "</w>" for c in letters] + ["<|startoftext|>", "<|endoftext|>"]
    write(folder, "vocab.json", {token: i for i, token in enumerate(tokens)})
    (folder / "merges.txt").write_text("#version: 0.2\n")
    roles = dict(bos_token=tokens[-2], eos_token=tokens[-1], unk_token=tokens[-1], pad_token=tokens[-1])
    write(folder, "special_tokens_map.json", roles)
    write(folder, "tokenizer_config.json", roles | dict(model_max_length=9, tokenizer_class="CLIPTokenizer"))
    return CLIPTokenizer.from_pretrained(folder)


def pictures(folder):
    """A broad and a tall one."""
    random = numpy.random.default_rng(3)
    for name, size in (("broad", (23, 37)), ("tall", (41, 18))):
        Image.fromarray(random.integers(0, 256, size + (3,), dtype=numpy.uint8)).save(folder / f"{name}.png")
    return [Image.open(folder / f"{name}.png") for name in ("broad", "tall")]


def main(folder):
    torch.manual_seed(1)
    words = tokenizer(folder)
    config = CLIPConfig(
        text_config=dict(
            vocab_size=len(words),
            hidden_size=12,
            intermediate_size=40,
            num_hidden_layers=2,
            num_attention_heads=3,
            max_position_embeddings=9,
            hidden_act="gelu",
            layer_norm_eps=1e-3,
            bos_token_id=words.bos_token_id,
            eos_token_id=words.eos_token_id,
            pad_token_id=words.pad_token_id,
        ),
        vision_config=dict(
            hidden_size=20,
            intermediate_size=24,
            num_hidden_layers=3,
            num_attention_heads=2,
            image_size=SIDE,
            patch_size=8,
            hidden_act="gelu",
            layer_norm_eps=1e-3,
        ),
        projection_dim=14,
    )
    model = CLIPModel(config).eval()
    for parameter in model.parameters():
        if parameter.ndim > 0:
            parameter.data = torch.randn_like(parameter) * 0.3
    model.save_pretrained(folder)
    processor = CLIPImageProcessor(size=dict(shortest_edge=20), crop_size=dict(height=SIDE, width=SIDE))
    processor.save_pretrained(folder)
    images = pictures(folder)
    pixels = processor(images, return_tensors="pt")["pixel_values"]
    ids = words(TEXTS, padding="max_length", truncation=True, return_tensors="pt")["input_ids"]
    with torch.no_grad():
        out = model(input_ids=ids, pixel_values=pixels)
    expected = dict(pixels=pixels, image_embeds=out.image_embeds, text_embeds=out.text_embeds)
    for name, way in WAYS.items():
        expected["prepared." + name] = CLIPImageProcessor(**way)(images, return_tensors="pt")["pixel_values"]
    write(folder, "prepared.json", WAYS)
    save_file({name: tensor.contiguous() for name, tensor in expected.items()}, folder / "expected.safetensors")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
