using UserCoNdis.Protocols.Tests.Ppp;
using UserCoNdis.TestKit;
using UserCoNdis.Transport.Protocols.Ethernet;
using UserCoNdis.Transport.Protocols.Pppoe;

namespace UserCoNdis.Protocols.Tests.Pppoe;

/// <summary>A host, a clock wound by hand, and frames given as octets.</summary>
internal sealed class PppoeHostScript
{
    public static readonly PppoeHostOptions Recorded = new()
    {
        Local = PppoeSamples.Host,
        ServiceName = "isp",
        HostUniq = "1896"u8.ToArray(),
    };

    private readonly byte[] _frame = new byte[1518];

    public PppoeHostScript(PppoeHostOptions options)
    {
        Host = new(options, new SeededPppRandom(1));
        Host.Start(Now);
    }

    public PppoeHost Host { get; }

    public TimeSpan Now { get; private set; }

    /// <summary>A host that asked for a session with the recorded frames.</summary>
    public static PppoeHostScript Requesting()
    {
        PppoeHostScript script = new(Recorded);
        script.Receive(PppoeSamples.Pado);
        _ = script.Sent();
        _ = script.Events();
        return script;
    }

    public static PppoeHostScript Open()
    {
        PppoeHostScript script = Requesting();
        script.Receive(PppoeSamples.Pads);
        _ = script.Events();
        return script;
    }

    public void Receive(byte[] frame)
    {
        Assert.True(EthernetHeader.TryRead(frame, out EthernetHeader ethernet, out int at));
        Assert.True(PppoePacket.TryParse(frame.AsSpan(at), out PppoePacket packet, out PppoeParseError error), error.ToString());
        Host.HandleReceive(ethernet, packet, Now);
    }

    public void Receive(string wire) => Receive(Wire.Hex(wire));

    /// <summary>Goes on to the next timer.</summary>
    public TimeSpan Wait()
    {
        TimeSpan before = Now;
        Now = Host.DueAt!.Value;
        Host.HandleTimeout(Now);
        return Now - before;
    }

    public List<string> Sent()
    {
        List<string> sent = [];
        while (Host.TryGetTransmit(_frame, out int length))
        {
            sent.Add(Wire.Text(_frame.AsSpan(0, length)));
        }

        return sent;
    }

    public List<PppoeHostEvent> Events()
    {
        List<PppoeHostEvent> events = [];
        while (Host.TryGetEvent(out PppoeHostEvent e))
        {
            events.Add(e);
        }

        return events;
    }
}
