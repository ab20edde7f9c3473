using System.Text.Json.Serialization;

namespace Amends.Recovery;

/// <summary>What a customer did later, as another system tells it. The numbers are stored: append only.</summary>
[JsonConverter(typeof(SnakeCase<CustomerEventKind>))]
public enum CustomerEventKind
{
    /// <summary>They bought again.</summary>
    Purchase,

    /// <summary>They came, logged in, used what they have.</summary>
    Visit,

    /// <summary>They turned to us again, not with a complaint.</summary>
    Contact,

    /// <summary>They brought us somebody.</summary>
    Referral,

    /// <summary>They spoke well of us in public.</summary>
    Review,
}
