using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.InProcess;

namespace UserCoNdis.Tools.Simulators.Modem;

/// <summary>A modem's control circuits (V.24) on whatever lines its link has.</summary>
internal sealed class DceCircuits
{
    private readonly IModemLines? _lines;
    private readonly LoopWiring _wiring;
    private readonly ModemLines _driven;
    private ModemLines? _last;

    public DceCircuits(IModemLines? lines, LoopWiring wiring)
    {
        _wiring = wiring;
        _lines = wiring == LoopWiring.None ? null : lines;
        _driven = (wiring == LoopWiring.Dce ? ModemLines.Inputs : ModemLines.Outputs) & (lines?.Supported ?? ModemLines.None);
    }

    /// <summary>Gets whether the DTE is ready (circuit 108/2); null where that cannot be known.</summary>
    public bool? Dtr
    {
        get
        {
            ModemLines line = _wiring == LoopWiring.Dce ? ModemLines.Dtr : ModemLines.Dsr;
            return _lines is null || (_lines.Supported & line) == ModemLines.None ? null : (_lines.Current & line) != ModemLines.None;
        }
    }

    /// <summary>Drives what has changed. Over a null modem there is no wire for RI.</summary>
    public void Set(bool dcd, bool ri)
    {
        ModemLines values = _wiring == LoopWiring.Dce
            ? ModemLines.Dsr | ModemLines.Cts | If(dcd, ModemLines.Dcd) | If(ri, ModemLines.Ri)
            : ModemLines.Rts | If(dcd, ModemLines.Dtr);
        if (_lines is null || _driven == ModemLines.None || values == _last)
        {
            return;
        }

        _last = values;
        _lines.Set(_driven, values);
    }

    private static ModemLines If(bool on, ModemLines line) => on ? line : ModemLines.None;
}
