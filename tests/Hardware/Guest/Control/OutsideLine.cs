namespace UserCoNdis.HardwareGuest.Control;

/// <summary>Host to agent: a program outside said a line.</summary>
/// <param name="Program">Its name.</param>
/// <param name="Text">The line.</param>
public sealed record OutsideLine(string Program, string Text) : ControlMessage;
