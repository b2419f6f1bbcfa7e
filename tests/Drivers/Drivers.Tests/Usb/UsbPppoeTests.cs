using UserCoNdis.Drivers.Tests.Pppoe;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Transport.Buffers;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Usb;
using UserCoNdis.UsbKit;

namespace UserCoNdis.Drivers.Tests.Usb;

/// <summary>PppoeMiniport on a CDC-ECM adapter, unchanged; the verifier enforces.</summary>
public sealed class UsbPppoeTests : IDisposable
{
    private readonly SimulatedUsbContext _context = new();
    private readonly DiagnosticSlabPool _pool = new(256, 2048);
    private readonly DiagnosticSlabPool _wirePool = new(256, 2048);
    private EcmGadget? _gadget;

    public void Dispose() => _context.Dispose();

    [Fact]
    public void Session_PingHangUp_GivesEverythingBack() => TestKit.Seeds.Run(5, seed =>
    {
        PppoeLine line = Open(seed);
        line.BringUp();
        Assert.Equal(3, line.Ping(line.A.Session, PppoeLine.Address("10.0.0.1")).Received);
        Assert.Equal(3, line.Ping(line.B.Session, PppoeLine.Address("10.1.0.1")).Received);
        line.A.Call.Drop();
        line.Run(() => line.B.Call.State == LineCallState.Idle && line.A.Call.State == LineCallState.Idle);
        HaltAndCheck(line);
    });

    [Fact]
    public void Unplug_AtManyMoments_GivesEverythingBack()
    {
        for (int at = 0; at < 300; at += 7)
        {
            PppoeLine line = Open((ulong)at + 1);
            _gadget!.Device.TellsGoneFirst = at % 2 == 0;
            line.B.Listen();
            line.A.Dial();
            int count = 0;
            _ = line.Loop.RunUntil(() => ++count > at, TimeSpan.FromSeconds(5));
            _context.Unplug(_gadget.Device);
            line.Loop.Advance(TimeSpan.FromMinutes(3));
            Assert.All(line.A.Calls, call => Assert.Equal(LineCallState.Idle, call.State));
            Assert.Equal(LinkErrorKind.DeviceRemoved, line.A.Miniport.LinkFailure?.Kind);
            HaltAndCheck(line);
        }
    }

    private PppoeLine Open(ulong seed) => new(seed, new PppoeLineOptions
    {
        Wrap = (_, loop) =>
        {
            _gadget = new EcmGadget("02000000000A", loop, _wirePool);
            _context.Plug(_gadget.Device);
            return new UsbLinkFactory(() => _context).Open(UriOf("usb:0525:a4a2"), loop, _pool);
        },
        WrapB = (_, _) => _gadget!.Link,
    });

    private void HaltAndCheck(PppoeLine line)
    {
        line.HaltAndCheck();
        _gadget!.Device.ThrowIfHeld();
        if (_gadget.Device.IsPlugged)
        {
            _context.Unplug(_gadget.Device);
        }

        _pool.ThrowIfOutstanding();
        _wirePool.ThrowIfOutstanding();
    }

    private static LinkUri UriOf(string text)
    {
        Assert.True(LinkUri.TryParse(text, out LinkUri? uri, out string? error), error);
        return uri;
    }
}
