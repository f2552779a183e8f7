def gather(gradients: List[Tensor]) -> Tensor:
    flat = annotate(List[Tensor], [])
    for i in range(torch.len(gradients)):
        a = torch.append(flat, torch.flatten(gradients[i], 0, -1))
    all = torch.to(torch.cat(flat, 0), 6, False, False, None)
    for j in range(torch.len(gradients)):
        z = torch.zero_(gradients[j])
    return all
def copy_all(masters: List[Tensor], leaves: List[Tensor]) -> Tensor:
    for i in range(torch.len(masters)):
        a = torch.copy_(leaves[i], masters[i], False)
    return masters[0]
def norm(x: Tensor) -> Tensor:
    return torch.linalg_vector_norm(x, 2, None, False, dtype=None)
def adamw_with_average(state: Tensor, gradient: Tensor, settings: Tensor) -> Tensor:
    rate = float(settings[0])
    beta1 = float(settings[1])
    beta2 = float(settings[2])
    eps = float(settings[3])
    decay = float(settings[4])
    bias1 = float(settings[5])
    bias2 = float(settings[6])
    factor = float(settings[7])
    kept = float(settings[8])
    x = torch.select(state, 0, 0)
    m = torch.select(state, 0, 1)
    v = torch.select(state, 0, 2)
    average = torch.select(state, 0, 3)
    g = torch.mul(gradient, factor)
    a = torch.mul_(x, torch.sub(1., torch.mul(rate, decay)))
    b = torch.lerp_(m, g, torch.sub(1., beta1))
    c = torch.addcmul_(torch.mul_(v, beta2), g, g, value=torch.sub(1., beta2))
    root = torch.add_(torch.mul_(torch.sqrt(v), torch.pow(bias2, -0.5)), eps, alpha=1)
    d = torch.addcdiv_(x, m, root, value=torch.neg(torch.div(rate, bias1)))
    e = torch.lerp_(average, x, torch.sub(1., kept))
    return average
def sample(mean: Tensor, logvar: Tensor, noise: Tensor) -> Tensor:
    return torch.addcmul(mean, torch.exp(torch.mul(logvar, 0.5)), noise, value=1)
def divergence(mean: Tensor, logvar: Tensor) -> Tensor:
    square = torch.add(torch.mul(mean, mean), torch.exp(logvar), alpha=1)
    return torch.mul(torch.mean(torch.sub(torch.sub(square, 1., 1), logvar, alpha=1), dtype=None), 0.5)
def add_scaled(x: Tensor, y: Tensor, factor: Tensor) -> Tensor:
    return torch.add(x, torch.mul(y, float(factor)), alpha=1)
def weighted_mse(x: Tensor, y: Tensor, weights: Tensor) -> Tensor:
    d = torch.sub(x, y, alpha=1)
    each = torch.mean(torch.flatten(torch.mul(d, d), 1, -1), [1], False, dtype=None)
    return torch.mean(torch.mul(each, weights), dtype=None)
def contrastive(texts: Tensor, images: Tensor, logit_scale: Tensor) -> Tensor:
    factor = torch.exp(torch.clamp_max(logit_scale, 4.6051701859880918))
    logits = torch.mul(torch.matmul(texts, torch.t(images)), factor)
    rows = torch.diagonal(torch.log_softmax(logits, 1, dtype=None), 0, 0, 1)
    columns = torch.diagonal(torch.log_softmax(logits, 0, dtype=None), 0, 0, 1)
    return torch.mul(torch.add(torch.mean(rows, dtype=None), torch.mean(columns, dtype=None), alpha=1), -0.5)
def binary_cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    return torch.binary_cross_entropy_with_logits(logits, labels, None, None, 1)
