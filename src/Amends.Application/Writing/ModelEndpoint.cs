namespace Amends.Application.Writing;

/// <summary>Which language model may word suggestions, if any.</summary>
/// <param name="On">Off until an admin says otherwise: nothing about a customer leaves the house before that.</param>
/// <param name="Address">Of an OpenAI-compatible service, such as <c>http://localhost:11434/v1</c>.</param>
/// <param name="HasKey">Whether a key is kept; the key itself is never shown again.</param>
/// <param name="Mask">Whether names, addresses and numbers go out as placeholders.</param>
/// <param name="Seconds">How long an agent waits at most.</param>
public sealed record ModelEndpoint(bool On, string Address, string Model, bool HasKey, bool Mask, int Seconds)
{
    public const int LongestWait = 60;

    public static ModelEndpoint None { get; } = new(false, "", "", false, true, 15);
}
