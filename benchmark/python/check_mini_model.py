#!/usr/bin/env python3
"""Loads the mini model with diffusers and transformers, as any Stable Diffusion model, and draws with it.

    pip install torch diffusers transformers safetensors
    python check_mini_model.py MODEL_FOLDER OUT.png

Says which weights each part lacks or has too many (none), and writes pictures to look at. The product
does not need it: it shows that what the product trained is a standard model folder.
"""
import sys

import torch
from diffusers import AutoencoderKL, DPMSolverMultistepScheduler, StableDiffusionPipeline, UNet2DConditionModel
from PIL import Image
from transformers import CLIPTextModel, CLIPTokenizer

PROMPTS = [
    "red circle above blue square , gray background , flat style",
    "yellow star inside purple heart , white background , flat style",
    "green triangle tied below orange cross , black background , outlined style",
    "cyan hexagon amid pink diamond , gray background , flat style",
]


def load(folder):
    """Each part by itself, so that its weights are accounted for."""
    unet, about_unet = UNet2DConditionModel.from_pretrained(folder, subfolder="unet", output_loading_info=True)
    vae, about_vae = AutoencoderKL.from_pretrained(folder, subfolder="vae", output_loading_info=True)
    text, about_text = CLIPTextModel.from_pretrained(folder, subfolder="text_encoder", output_loading_info=True)
    for name, about in (("unet", about_unet), ("vae", about_vae), ("text_encoder", about_text)):
        missing, unexpected = list(about["missing_keys"]), list(about["unexpected_keys"])
        print(f"{name}: missing {missing}, unexpected {unexpected}")
        if missing or unexpected:
            sys.exit(1)
    return StableDiffusionPipeline(
        unet=unet.float(),
        vae=vae.float(),
        text_encoder=text.float(),
        tokenizer=CLIPTokenizer.from_pretrained(folder, subfolder="tokenizer"),
        scheduler=DPMSolverMultistepScheduler.from_pretrained(folder, subfolder="scheduler"),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )


def main(folder, out):
    pipeline = load(folder)
    sheet = Image.new("RGB", (64 * 4, 64 * len(PROMPTS)))
    for row, prompt in enumerate(PROMPTS):
        generator = [torch.Generator().manual_seed(seed) for seed in range(4)]
        images = pipeline(
            [prompt] * 4, num_inference_steps=20, guidance_scale=4, height=64, width=64, generator=generator
        ).images
        for column, image in enumerate(images):
            sheet.paste(image, (64 * column, 64 * row))
    sheet.resize((sheet.width * 3, sheet.height * 3), Image.NEAREST).save(out)
    print(f"drawn: {out}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
