namespace UserCoNdis.HardwareGuest.Cases;

/// <summary>Something that happens once, when a program says a line or ends.</summary>
/// <param name="Program">Who says it.</param>
/// <param name="Says">What the line contains; null: when the program has ended.</param>
/// <param name="Action">What then happens.</param>
/// <param name="Target">To whom: a device, a gadget, a program.</param>
public sealed record EventSpec(string Program, string? Says, EventAction Action, string Target);
