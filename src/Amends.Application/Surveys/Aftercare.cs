using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Surveys;

/// <summary>What this organisation does after the fix: whether and how often it asks how it went, what it gives in thanks, where it may invite to review.</summary>
/// <param name="Surveys">Whether customers are asked how it went at all.</param>
/// <param name="ReminderDays">Days until the one reminder; 0 for none.</param>
/// <param name="ReviewAddress">Where customers who are invited may review; null: they are asked to tell others.</param>
/// <param name="Reward">What is given in thanks by rule; null for nothing.</param>
public sealed record Aftercare(bool Surveys = true, int ReminderDays = 5, string? ReviewAddress = null, RewardRule? Reward = null) : IHouseRules<Aftercare>
{
    public const int MostReminderDays = 60;

    /// <summary>null for no reminder.</summary>
    public Duration? Reminder => ReminderDays == 0 ? null : Duration.FromDays(ReminderDays);

    static string IHouseRules<Aftercare>.Key => "aftercare";

    static Aftercare IHouseRules<Aftercare>.Default { get; } = new();

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public Refusal? Problem() =>
        ReminderDays is < 0 or > MostReminderDays ? new("reminder_days", $"Remind after 1 to {MostReminderDays} days, or write 0 for no reminder.")
        : ReviewAddress is { } address && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && address.Length <= 500)
            ? new Refusal("review_address", "Write the whole address of the page where people review you, beginning with https://.")
        : Reward is { MinorUnits: < 0 or > Money.Most } ? new Refusal("reward_amount", "Write what is given in thanks as an amount of zero or more.")
        : null;
}

/// <summary>A reward for telling us, by rule: it depends on what the complaint did for others and what it cost them, never on what they say of us afterwards.</summary>
/// <param name="Remedy">From the catalogue of goodwill.</param>
/// <param name="MinorUnits">Of the catalogue's currency; null where the remedy has no amount.</param>
/// <param name="From">The least that the case was at its hottest.</param>
public sealed record RewardRule(string Remedy, long? MinorUnits, Band From = Band.Calm);
