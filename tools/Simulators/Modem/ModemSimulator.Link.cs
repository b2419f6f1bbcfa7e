using UserCoNdis.Transport.Links;

namespace UserCoNdis.Tools.Simulators.Modem;

/// <content>The DTE's side.</content>
public sealed partial class ModemSimulator : ILinkSink
{
    /// <inheritdoc/>
    void ILinkSink.HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            Take(frame);
        }

        Pump();
    }

    /// <inheritdoc/>
    void ILinkSink.HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered)
    {
        foreach (ref readonly LinkFrame frame in frames)
        {
            frame.Lease.Return();
        }

        Pump(); // text may have waited for a block
    }

    /// <inheritdoc/>
    void ILinkSink.HandleWritable() => Pump();

    /// <inheritdoc/>
    void ILinkSink.HandleLinesChanged(ModemLines lines, ModemLines changed)
    {
        HandleDtr();
        Pump();
    }

    /// <inheritdoc/>
    void ILinkSink.HandleClosed(LinkException? cause)
    {
        (IsClosed, Cause) = (true, cause);
        _engineTimer.Dispose();
        _dialTimer.Dispose();
        _text.Close();
        _line.Station = null;
        _line.HangUp();
    }

    private void HandleDtr()
    {
        if (_circuits.Dtr is { } on)
        {
            _engine.HandleDtr(on, _loop.Now);
        }
    }

    /// <summary>Takes a chunk: commands up to the one that goes online, data from there on.</summary>
    private void Take(in LinkFrame frame)
    {
        int consumed = 0;
        if (!_engine.IsDataState)
        {
            _engine.HandleReceive(frame.Span, _loop.Now, out consumed);
            Pump();
        }

        if (consumed == frame.Length || IsClosed)
        {
            frame.Lease.Return();
            return;
        }

        LinkFrame data = frame with { Offset = frame.Offset + consumed, Length = frame.Length - consumed, Token = null };
        _engine.ObserveData(data.Span, _loop.Now);
        _counters.BytesToLine += data.Length;
        _line.Send(data);
    }
}
