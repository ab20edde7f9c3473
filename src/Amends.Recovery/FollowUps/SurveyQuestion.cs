using System.Text.Json.Serialization;

namespace Amends.Recovery;

/// <summary>What the closing questions ask. The numbers are stored: append only.</summary>
[JsonConverter(typeof(SnakeCase<SurveyQuestion>))]
public enum SurveyQuestion
{
    /// <summary>Is it put right: 0 no, 1 in part, 2 yes.</summary>
    Right,

    /// <summary>Treated fairly on the way (interactional justice): 1 not at all to 5 fully.</summary>
    Fairness,

    /// <summary>Satisfied with how it was handled (CSAT): 1 not at all to 5 fully.</summary>
    Satisfied,

    /// <summary>How easy it was to have it put right (CES): 1 very hard to 7 very easy.</summary>
    Ease,

    /// <summary>Would recommend us (NPS): 0 not at all to 10 gladly.</summary>
    Recommend,

    /// <summary>What they got was fair (distributive justice): 1 to 5.</summary>
    Outcome,

    /// <summary>The way there was fair (procedural justice): 1 to 5.</summary>
    Process,
}
