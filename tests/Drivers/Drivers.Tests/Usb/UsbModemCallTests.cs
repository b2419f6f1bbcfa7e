using UserCoNdis.Drivers.NdisWan.Ip;
using UserCoNdis.Drivers.Tests.Calls;
using UserCoNdis.Drivers.WanMiniport;
using UserCoNdis.Framework.Contracts;
using UserCoNdis.Tools.Simulators.Modem;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Protocols.Ppp;

namespace UserCoNdis.Drivers.Tests.Usb;

/// <summary>ModemMiniport on a CDC-ACM modem, unchanged; the verifier enforces.</summary>
public sealed class UsbModemCallTests
{
    [Fact]
    public void Call_DialPingHangUp_GivesEverythingBack() => TestKit.Seeds.Run(5, seed =>
    {
        var line = new UsbModemLine(seed);
        line.BringUp();
        PingResult? ping = null;
        Assert.True(line.A.Ip.TryPing(
            new PingOptions(DirectLine.Address("10.0.0.1"), 3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)), r => ping = r));
        line.Run(() => ping is not null);
        Assert.Equal(3, ping!.Value.Received);
        line.A.Session!.Close();
        line.AwaitIdle();
        Assert.Equal(LineDisconnectMode.Normal, line.A.Call!.DisconnectMode);
        line.HaltAndCheck();
    });

    [Fact]
    public void Call_FromTheFarEnd_RingsAndComesUp()
    {
        var line = new UsbModemLine();
        line.A.Listen();
        line.B.Dial(ModemBank.NumberOf(0));
        line.Run(() => line.A.Addresses is not null && line.B.Addresses is not null);
        line.B.Session!.Close();
        line.AwaitIdle();
        line.HaltAndCheck();
    }

    [Fact]
    public void Carrier_Lost_EndsBothCalls()
    {
        var line = new UsbModemLine();
        line.BringUp();
        Assert.True(line.Bank.Exchange.DropCarrier(ModemBank.NumberOf(1)));
        line.AwaitIdle();
        Assert.Equal(PppCloseCause.LowerDown, line.A.Down);
        line.HaltAndCheck();
    }

    public static TheoryData<string> States { get; } = [.. Enum.GetNames<ModemCallState>()];

    [Theory]
    [MemberData(nameof(States))]
    public void Unplug_InEachStateOfAnOutgoingCall_EndsItWithTheDevicesName(string state)
    {
        var line = new UsbModemLine();
        line.B.Listen();
        line.A.Dial(ModemBank.NumberOf(1));
        UnplugIn(line, Enum.Parse<ModemCallState>(state));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void Unplug_InEachStateOfAnIncomingCall_EndsItWithTheDevicesName(string state)
    {
        var line = new UsbModemLine();
        line.A.Listen();
        line.B.Dial(ModemBank.NumberOf(0));
        UnplugIn(line, Enum.Parse<ModemCallState>(state));
    }

    [Fact]
    public void Unplug_AtManyMoments_GivesEverythingBack()
    {
        for (int at = 0; at < 2_000; at += 61)
        {
            var line = new UsbModemLine((ulong)at + 1);
            line.Gadget.Device.TellsGoneFirst = at % 2 == 0;
            line.B.Listen();
            line.A.Dial(ModemBank.NumberOf(1));
            int count = 0;
            _ = line.Loop.RunUntil(() => ++count > at, TimeSpan.FromSeconds(30));
            line.Unplug();
            line.Loop.Advance(TimeSpan.FromSeconds(30));
            Assert.Equal(LinkErrorKind.DeviceRemoved, line.A.Modem.LinkFailure?.Kind);
            line.HaltAndCheck();
        }
    }

    [Fact]
    public void Unplug_WhileTheAdapterHalts_GivesEverythingBack()
    {
        var line = new UsbModemLine();
        line.BringUp();
        line.A.Halt();
        line.Unplug();
        line.B.Halt();
        line.Run(() => line.A.IsHalted && line.B.IsHalted);
        line.Gadget.Device.ThrowIfHeld();
        line.A.AssertNothingLeft();
    }

    /// <summary>A state that the call does not come to within its time is unplugged where it is then: up.</summary>
    private static void UnplugIn(UsbModemLine line, ModemCallState state)
    {
        if (state != ModemCallState.Idle)
        {
            _ = line.Loop.RunUntil(() => line.A.Modem.State == state, TimeSpan.FromMinutes(1));
        }

        if (line.A.Modem.State != state)
        {
            line.A.Call?.Drop(); // those of the end of a call
            _ = line.Loop.RunUntil(() => line.A.Modem.State == state, TimeSpan.FromMinutes(1));
        }

        line.Unplug();
        line.Loop.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("usb:1d6b:0104 (simulated) was unplugged", line.A.Modem.LinkFailure?.Message);
        Assert.Equal(ModemCallState.Idle, line.A.Modem.State);
        line.HaltAndCheck();
    }
}
