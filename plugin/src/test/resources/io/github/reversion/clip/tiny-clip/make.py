#!/usr/bin/env python3
"""Writes a tiny CLIP model with random weights, and what transformers computes with it.

    pip install torch transformers safetensors
    python make.py FOLDER
"""
import sys

import torch
from safetensors.torch import save_file
from transformers import CLIPConfig, CLIPModel

torch.manual_seed(0)
config = CLIPConfig(
    text_config=dict(
        vocab_size=60,
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        max_position_embeddings=8,
        bos_token_id=58,
        eos_token_id=59,
        pad_token_id=59,
    ),
    vision_config=dict(
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        image_size=16,
        patch_size=4,
    ),
    projection_dim=12,
)
model = CLIPModel(config).eval()
for parameter in model.parameters():
    if parameter.ndim > 0:
        parameter.data = torch.randn_like(parameter) * 0.2
model.save_pretrained(sys.argv[1])
pixels = torch.randn(2, 3, 16, 16)
ids = torch.tensor([[58, 3, 4, 5, 59, 59, 59, 59], [58, 7, 59, 59, 59, 59, 59, 59], [58, 9, 8, 7, 6, 5, 4, 59]])
out = model(input_ids=ids, pixel_values=pixels)
save_file(
    dict(
        pixels=pixels,
        ids=ids,
        image_embeds=out.image_embeds.contiguous(),
        text_embeds=out.text_embeds.contiguous(),
    ),
    sys.argv[1] + "/expected.safetensors",
)
