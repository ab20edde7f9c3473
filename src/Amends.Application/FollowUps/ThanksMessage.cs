namespace Amends.Application.FollowUps;

/// <summary>A thank-you that says what telling us changed, from the cause that was noted and the words with it. It promises nothing.</summary>
internal static class ThanksMessage
{
    /// <param name="about">What the case is about; null where it has no subject.</param>
    /// <param name="cause">The noted cause as people say it; null while none is noted.</param>
    /// <param name="lesson">What a colleague wrote with the cause: what went wrong, what was changed.</param>
    public static string Compose(string firstName, string? about, string? cause, string? lesson)
    {
        var told = string.IsNullOrWhiteSpace(about) ? "what went wrong" : $"“{about.Trim()}”";
        var changed = (cause, string.IsNullOrWhiteSpace(lesson) ? null : lesson.Trim().TrimEnd('.')) switch
        {
            (_, { } words) => $"This is what came of it: {words}.",
            ({ } name, _) => $"We know the cause now: {name.ToLowerInvariant()}. You have put it on the list of what we mend for everyone.",
            _ => "Words like yours are how we learn what has to change.",
        };
        return $"Dear {firstName},\n\nThank you for telling us about {told}, and for the time it took you. Without your words it could have happened to the next customer too.\n\n{changed}";
    }
}
