namespace Amends.Recovery;

/// <summary>An amount in integer minor units (pence, cents) of an ISO 4217 currency.</summary>
public readonly record struct Money(long MinorUnits, string Currency);
