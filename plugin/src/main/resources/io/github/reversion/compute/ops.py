def map_file(path: str, count: Tensor, dtype: Tensor) -> Tensor:
    return torch.from_file(path, False, int(count), dtype=int(dtype), layout=None, device=None, pin_memory=None)
def cast(x: Tensor, dtype: Tensor) -> Tensor:
    return torch.to(x, int(dtype), False, False, None)
def conv2d(x: Tensor, weight: Tensor, bias: Tensor, stride: Tensor, padding: Tensor) -> Tensor:
    s = int(stride)
    p = int(padding)
    return torch.conv2d(x, weight, bias, [s, s], [p, p], [1, 1], 1)
def conv2d_without_bias(x: Tensor, weight: Tensor, stride: Tensor) -> Tensor:
    s = int(stride)
    return torch.conv2d(x, weight, None, [s, s], [0, 0], [1, 1], 1)
def prepend(x: Tensor, token: Tensor) -> Tensor:
    first = torch.expand(torch.unsqueeze(torch.unsqueeze(token, 0), 0), [torch.size(x, 0), 1, torch.size(x, 2)], implicit=False)
    return torch.cat([first, x], 1)
def linear(x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return torch.linear(x, weight, bias)
def linear_without_bias(x: Tensor, weight: Tensor) -> Tensor:
    return torch.linear(x, weight, None)
def group_norm(x: Tensor, weight: Tensor, bias: Tensor, groups: Tensor, eps: Tensor) -> Tensor:
    return torch.group_norm(x, int(groups), weight, bias, float(eps), True)
def group_norm_silu(x: Tensor, weight: Tensor, bias: Tensor, groups: Tensor, eps: Tensor) -> Tensor:
    return torch.silu(torch.group_norm(x, int(groups), weight, bias, float(eps), True))
def layer_norm(x: Tensor, weight: Tensor, bias: Tensor, eps: Tensor) -> Tensor:
    return torch.layer_norm(x, [torch.size(weight, 0)], weight, bias, float(eps), True)
def silu(x: Tensor) -> Tensor:
    return torch.silu(x)
def gelu(x: Tensor) -> Tensor:
    return torch.gelu(x, approximate="none")
def quick_gelu(x: Tensor) -> Tensor:
    return torch.mul(x, torch.sigmoid(torch.mul(x, 1.702)))
def geglu(x: Tensor) -> Tensor:
    hidden, gate, = torch.chunk(x, 2, -1)
    return torch.mul(hidden, torch.gelu(gate, approximate="none"))
def attention(query: Tensor, key: Tensor, value: Tensor, heads: Tensor, causal: Tensor) -> Tensor:
    n = int(heads)
    b = torch.size(query, 0)
    q = torch.transpose(torch.reshape(query, [b, torch.size(query, 1), n, -1]), 1, 2)
    k = torch.transpose(torch.reshape(key, [b, torch.size(key, 1), n, -1]), 1, 2)
    v = torch.transpose(torch.reshape(value, [b, torch.size(value, 1), n, -1]), 1, 2)
    a = torch.scaled_dot_product_attention(q, k, v, None, 0., bool(causal), scale=None, enable_gqa=False)
    return torch.reshape(torch.transpose(a, 1, 2), [b, torch.size(query, 1), -1])
def image_to_tokens(x: Tensor) -> Tensor:
    return torch.transpose(torch.flatten(x, 2, 3), 1, 2)
def tokens_to_image(x: Tensor, like: Tensor) -> Tensor:
    return torch.reshape(torch.transpose(x, 1, 2), [torch.size(x, 0), -1, torch.size(like, 2), torch.size(like, 3)])
def add(x: Tensor, y: Tensor) -> Tensor:
    return torch.add(x, y, alpha=1)
def scale(x: Tensor, factor: Tensor) -> Tensor:
    return torch.mul(x, float(factor))
def add_per_channel(x: Tensor, y: Tensor) -> Tensor:
    return torch.add(x, torch.unsqueeze(torch.unsqueeze(y, -1), -1), alpha=1)
def concat_channels(x: Tensor, y: Tensor) -> Tensor:
    return torch.cat([x, y], 1)
def upsample_nearest(x: Tensor, height: Tensor, width: Tensor) -> Tensor:
    return torch.upsample_nearest2d(x, [int(height), int(width)], None)
def pad_right_bottom(x: Tensor) -> Tensor:
    return torch.constant_pad_nd(x, [0, 1, 0, 1], 0)
def cosines_sines(t: Tensor, frequencies: Tensor) -> Tensor:
    angles = torch.mul(torch.unsqueeze(t, -1), torch.unsqueeze(frequencies, 0))
    return torch.cat([torch.cos(angles), torch.sin(angles)], -1)
def sines_cosines(t: Tensor, frequencies: Tensor) -> Tensor:
    angles = torch.mul(torch.unsqueeze(t, -1), torch.unsqueeze(frequencies, 0))
    return torch.cat([torch.sin(angles), torch.cos(angles)], -1)
def embedding(table: Tensor, ids: Tensor) -> Tensor:
    return torch.embedding(table, ids, -1, False, False)
def rows(x: Tensor, indices: Tensor) -> Tensor:
    return torch.index_select(x, 0, indices)
def splice(embeddings: Tensor, rows: Tensor, columns: Tensor, vectors: Tensor) -> Tensor:
    indices = annotate(List[Optional[Tensor]], [rows, columns])
    return torch.index_put(embeddings, indices, vectors, False)
def places(x: Tensor, rows: Tensor, columns: Tensor) -> Tensor:
    indices = annotate(List[Optional[Tensor]], [rows, columns])
    return torch.index(x, indices)
def unit(x: Tensor) -> Tensor:
    return torch.div(x, torch.linalg_vector_norm(x, 2, [-1], True, dtype=None))
def mse(x: Tensor, y: Tensor) -> Tensor:
    return torch.mse_loss(x, y, 1)
def info_nce(anchor: Tensor, positives: Tensor, negatives: Tensor, temperature: Tensor) -> Tensor:
    a = torch.div(anchor, torch.clamp_min(torch.linalg_vector_norm(anchor, 2, [-1], True, dtype=None), 9.9999999999999998e-13))
    p = torch.div(positives, torch.clamp_min(torch.linalg_vector_norm(positives, 2, [-1], True, dtype=None), 9.9999999999999998e-13))
    n = torch.div(negatives, torch.clamp_min(torch.linalg_vector_norm(negatives, 2, [-1], True, dtype=None), 9.9999999999999998e-13))
    t = float(temperature)
    similar = torch.div(torch.matmul(p, a), t)
    other = torch.div(torch.matmul(n, a), t)
    return torch.sub(torch.logsumexp(torch.cat([similar, other], 0), [0], False), torch.logsumexp(similar, [0], False), alpha=1)
def adamw(state: Tensor, gradient: Tensor, beta1: Tensor, beta2: Tensor, eps: Tensor, decay: Tensor, step_size: Tensor, root_bias: Tensor) -> Tensor:
    b1 = float(beta1)
    b2 = float(beta2)
    m = torch.lerp(torch.select(state, 0, 1), gradient, torch.sub(1., b1))
    v = torch.addcmul(torch.mul(torch.select(state, 0, 2), b2), gradient, gradient, value=torch.sub(1., b2))
    denominator = torch.add(torch.div(torch.sqrt(v), float(root_bias)), float(eps), alpha=1)
    x = torch.addcdiv(torch.mul(torch.select(state, 0, 0), float(decay)), m, denominator, value=torch.neg(float(step_size)))
    return torch.stack([x, m, v], 0)
