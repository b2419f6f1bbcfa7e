namespace UserCoNdis.Transport.Links.Streams;

/// <summary>Shows whether a program has a pseudo-terminal's slave open, as a null modem shows the far DTR: DSR and DCD.</summary>
internal sealed class PtyPeerLines : IModemLines
{
    public const ModemLines Shown = ModemLines.Dsr | ModemLines.Dcd;

    /// <inheritdoc/>
    public ModemLines Supported => Shown;

    /// <inheritdoc/>
    public ModemLines Current => IsPresent ? Shown : ModemLines.None;

    public bool IsPresent { get; set; }

    /// <inheritdoc/>
    /// <remarks>A pseudo-terminal has no outputs: nothing happens.</remarks>
    public void Set(ModemLines mask, ModemLines values)
    {
    }

    /// <inheritdoc/>
    /// <remarks>The kernel's pseudo-terminal carries no break: nothing happens.</remarks>
    public void SendBreak(TimeSpan duration)
    {
    }
}
