namespace UserCoNdis.Transport.Links.InProcess;

/// <summary>What two loop ends share: the lock that guards the frames and lines between them, and each other.</summary>
internal sealed class LoopCable(LoopLinkOptions options)
{
    public Lock Gate { get; } = new();

    public LoopLinkOptions Options => options;

    public LoopLink? A { get; private set; }

    public LoopLink? B { get; private set; }

    public LoopLink? FarOf(LoopLink end) => ReferenceEquals(end, A) ? B : A;

    /// <summary>Plugs an end in: the first is end A, the second end B.</summary>
    public void Plug(LoopLink end)
    {
        if (A is null)
        {
            A = end;
        }
        else
        {
            B = end;
        }
    }

    /// <summary>Gets the lines that an end drives.</summary>
    public ModemLines DrivenBy(LoopLink end) => options.Wiring switch
    {
        LoopWiring.NullModem => ModemLines.Outputs,
        LoopWiring.Dce => ReferenceEquals(end, A) ? ModemLines.Outputs : ModemLines.Inputs,
        LoopWiring.None => ModemLines.None,
    };

    /// <summary>Gets the lines that an end drives to on as soon as it is opened, as opening a terminal does.</summary>
    public ModemLines DrivenAtOpen(LoopLink end) =>
        DrivenBy(end) & (ModemLines.Outputs | ModemLines.Dsr | ModemLines.Cts);

    /// <summary>Gets what the far end's outputs look like at this end.</summary>
    public ModemLines SeenBy(LoopLink end)
    {
        ModemLines driven = FarOf(end)?.Driven ?? ModemLines.None;
        return options.Wiring switch
        {
            LoopWiring.NullModem =>
                ((driven & ModemLines.Dtr) != ModemLines.None ? ModemLines.Dsr | ModemLines.Dcd : ModemLines.None)
                | ((driven & ModemLines.Rts) != ModemLines.None ? ModemLines.Cts : ModemLines.None),
            LoopWiring.Dce => driven,
            LoopWiring.None => ModemLines.None,
        };
    }

    /// <summary>Gets the lines that an end has at all.</summary>
    public ModemLines SupportedBy(LoopLink end) => options.Wiring switch
    {
        LoopWiring.NullModem => DrivenBy(end) | ModemLines.Cts | ModemLines.Dsr | ModemLines.Dcd,
        LoopWiring.Dce => ModemLines.Outputs | ModemLines.Inputs,
        LoopWiring.None => ModemLines.None,
    };
}
