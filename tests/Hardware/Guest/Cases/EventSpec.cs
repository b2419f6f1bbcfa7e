namespace UserCoNdis.HardwareGuest.Cases;

/// <summary>Something that happens once, when a program says a line.</summary>
/// <param name="Program">Who says it.</param>
/// <param name="Says">What the line contains.</param>
/// <param name="Action">What then happens.</param>
/// <param name="Target">To whom: a device, a gadget, a program.</param>
public sealed record EventSpec(string Program, string Says, EventAction Action, string Target);
