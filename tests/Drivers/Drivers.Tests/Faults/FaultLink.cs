using UserCoNdis.NdisKit;
using UserCoNdis.Transport.Links;

namespace UserCoNdis.Drivers.Tests.Faults;

/// <summary>A link before a link, that fails at one of the sites it passes, as a device would.</summary>
internal sealed class FaultLink(ILink inner, IEventLoop loop, string name, FaultPlan plan) : ILink, ILinkSink, IModemLines
{
    private ILinkSink? _sink;
    private LinkException? _cause;

    public LinkInfo Info => inner.Info;

    public IModemLines? Lines => inner.Lines is null ? null : this;

    public LinkStatistics Statistics => inner.Statistics;

    public ModemLines Supported => inner.Lines!.Supported;

    public ModemLines Current => inner.Lines!.Current;

    public void Start(ILinkSink sink)
    {
        _sink = sink;
        inner.Start(this);
        if (plan.Hit(FaultNames.Start(name)))
        {
            loop.Post(Break);
        }
    }

    public bool TrySend(in LinkFrame frame)
    {
        if (plan.Hit(FaultNames.WriteRefused(name)))
        {
            loop.Post(() => _sink!.HandleWritable());
            return false;
        }

        if (plan.Hit(FaultNames.WriteFailed(name)))
        {
            loop.Post(Break);
        }

        if (plan.Hit(FaultNames.WriteSpoiled(name)))
        {
            if (Info.Kind == LinkKind.Frames)
            {
                LinkFrame lost = frame; // whose check sequence is wrong is not received
                loop.Post(() => _sink!.HandleSent([lost], true));
                return true;
            }

            frame.Span[frame.Length / 2] ^= 0x04;
        }

        return inner.TrySend(frame);
    }

    public void Set(ModemLines mask, ModemLines values)
    {
        if (plan.Hit(FaultNames.SetFailed(name)))
        {
            throw new LinkException(LinkErrorKind.InputOutput, $"{name}: the lines cannot be set");
        }

        inner.Lines!.Set(mask, values);
    }

    public void SendBreak(TimeSpan duration) => inner.Lines!.SendBreak(duration);

    public void Close() => inner.Close();

    public void Dispose() => inner.Dispose();

    public void HandleReceive(ReadOnlySpan<LinkFrame> frames)
    {
        bool failed = plan.Hit(FaultNames.ReadFailed(name));
        if (!failed && !plan.Hit(FaultNames.ReadLost(name)))
        {
            _sink!.HandleReceive(frames);
            return;
        }

        foreach (LinkFrame frame in frames)
        {
            frame.Lease.Return();
        }

        if (failed)
        {
            Break();
        }
    }

    public void HandleSent(ReadOnlySpan<LinkFrame> frames, bool delivered) => _sink!.HandleSent(frames, delivered);

    public void HandleWritable() => _sink!.HandleWritable();

    public void HandleLinesChanged(ModemLines lines, ModemLines changed)
    {
        _sink!.HandleLinesChanged(lines, changed);
        if (plan.Hit(FaultNames.LinesFailed(name)))
        {
            Break();
        }
    }

    public void HandleClosed(LinkException? cause) => _sink!.HandleClosed(cause ?? _cause);

    private void Break()
    {
        _cause = new LinkException(LinkErrorKind.InputOutput, $"{name}: the device is gone");
        inner.Close();
    }
}
