using System.Text.Json.Serialization;

namespace Amends.Recovery;

/// <summary>How upset, 0 to 100.</summary>
[JsonConverter(typeof(HeatJson))]
public readonly record struct Heat : IComparable<Heat>
{
    public Heat(double value) => Value = double.IsNaN(value) ? 0 : Math.Clamp(Math.Round(value, 1), 0, 100);

    /// <summary>0 to 100, to one decimal place.</summary>
    public double Value { get; }

    public Band Band => Value switch
    {
        < 20 => Band.Calm,
        < 40 => Band.Concerned,
        < 60 => Band.Upset,
        < 80 => Band.Angry,
        _ => Band.Furious,
    };

    public int CompareTo(Heat other) => Value.CompareTo(other.Value);

    public static bool operator <(Heat left, Heat right) => left.Value < right.Value;
    public static bool operator >(Heat left, Heat right) => left.Value > right.Value;
    public static bool operator <=(Heat left, Heat right) => left.Value <= right.Value;
    public static bool operator >=(Heat left, Heat right) => left.Value >= right.Value;
}

/// <summary>Heat in words: calm 0-19, concerned 20-39, upset 40-59, angry 60-79, furious 80-100.</summary>
[JsonConverter(typeof(SnakeCase<Band>))]
public enum Band { Calm, Concerned, Upset, Angry, Furious }
