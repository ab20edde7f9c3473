namespace Amends.Application.Complaints;

/// <summary>Which complaint is to change, who changes it, and what they had seen of it.</summary>
/// <param name="Reference">As typed; any form that <see cref="Recovery.Reference.TryParse"/> reads.</param>
/// <param name="Expected">The version the person had seen; null changes whatever is there.</param>
/// <param name="Once">Makes a repeat of the same request answer the same and do nothing twice.</param>
public sealed record Target(string Reference, Person By, int? Expected = null, Once? Once = null);

/// <summary>A request's idempotency key.</summary>
/// <param name="Caller">Whose key it is: keys of different callers never meet.</param>
/// <param name="RequestHash">SHA-256 of what was asked; the same key with another request is refused.</param>
public sealed record Once(Guid Caller, string Key, byte[] RequestHash);
