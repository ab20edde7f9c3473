namespace Amends.Practice;

/// <summary>Which shipped scenario trains which principle: the customer there gives most for it. Our judgement.</summary>
public static class SkillTraining
{
    private static readonly Dictionary<string, string[]> Trains = new(StringComparer.Ordinal)
    {
        ["acknowledge"] = ["late_delivery", "wrong_department", "power_cut"],
        ["empathy"] = ["cancelled_booking", "vulnerable_customer", "power_cut"],
        ["apology"] = ["rude_staff", "concert", "theme_park"],
        ["ownership"] = ["faulty_product", "wrong_department", "broken_promise"],
        ["clarify"] = ["smart_meter", "wrong_customer", "fraud"],
        ["options"] = ["wrong_item", "cold_food", "threat_public"],
        ["next_step"] = ["billing_error", "no_signal", "fraud"],
        ["timeline"] = ["late_delivery", "mortgage_delay", "broken_promise"],
        ["personal"] = ["gym_contract", "non_native", "allergy"],
    };

    /// <summary>Easiest first; empty where none does.</summary>
    public static IReadOnlyList<string> For(string principle) => Trains.GetValueOrDefault(principle, []);
}
