namespace UserCoNdis.Transport.Links.InProcess;

/// <content>The control circuits; guarded by the cable's lock.</content>
internal sealed partial class LoopLink : IModemLines
{
    private readonly Action _tellLines;
    private ModemLines _changed;
    private bool _tellLinesPosted;
    private long _breaks;

    /// <inheritdoc/>
    public ModemLines Supported => _cable.SupportedBy(this);

    /// <inheritdoc/>
    public ModemLines Current
    {
        get
        {
            lock (_cable.Gate)
            {
                return Driven | _cable.SeenBy(this);
            }
        }
    }

    internal ModemLines Driven { get; private set; }

    /// <inheritdoc/>
    /// <remarks>Lines that this end does not drive are left alone.</remarks>
    public void Set(ModemLines mask, ModemLines values)
    {
        lock (_cable.Gate)
        {
            if (!_isClosed)
            {
                Drive(mask, values);
            }
        }
    }

    /// <inheritdoc/>
    public void SendBreak(TimeSpan duration)
    {
        if (_cable.FarOf(this) is { } far)
        {
            _ = Interlocked.Increment(ref far._breaks);
        }
    }

    private void Drive(ModemLines mask, ModemLines values)
    {
        LoopLink? far = _cable.FarOf(this);
        ModemLines before = far is null ? ModemLines.None : _cable.SeenBy(far);
        mask &= _cable.DrivenBy(this);
        Driven = (Driven & ~mask) | (values & mask);
        if (far is not null)
        {
            far._changed |= before ^ _cable.SeenBy(far);
            far.PostTellLines();
        }
    }

    private void PostTellLines()
    {
        if (_changed != ModemLines.None && !_tellLinesPosted && _sink is not null)
        {
            _tellLinesPosted = true;
            _loop.Post(_tellLines);
        }
    }

    private void TellLines()
    {
        ModemLines changed;
        lock (_cable.Gate)
        {
            _tellLinesPosted = false;
            changed = _changed;
            _changed = ModemLines.None;
        }

        if (!_isClosed)
        {
            _sink!.HandleLinesChanged(Current, changed);
        }
    }
}
