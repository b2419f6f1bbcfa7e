using System.Text.Json;
using UserCoNdis.HardwareGuest.Cases;
using UserCoNdis.HardwareGuest.Control;
using UserCoNdis.HardwareGuest.Table;

namespace UserCoNdis.HardwareGuest.Tests;

/// <summary>Control messages survive the channel.</summary>
public sealed class ControlLineTests
{
    public static TheoryData<string> Names => [.. HardwareCases.All.Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void RunCase_ThereAndBack_IsTheSame(string name)
    {
        RunCase sent = new(HardwareCases.Find(name)!, "/work");

        string line = ControlLine.Write(sent);
        RunCase received = Assert.IsType<RunCase>(ControlLine.Read(line));

        Assert.DoesNotContain('\n', line);
        Assert.Equal(line, ControlLine.Write(received));
        Assert.Equal(sent.Case.Programs.Select(each => each.ExitCode), received.Case.Programs.Select(each => each.ExitCode));
    }

    [Fact]
    public void Messages_OfEachKind_ComeBackAsWhatTheyWere()
    {
        ControlMessage[] messages =
        [
            new AgentReady("6.1.0", 2.5),
            new HostRequest(1, HostVerb.Unplug, "ftdi"),
            new HostReply(1, null),
            new OutsideLine("dial", "up: \"x\"\t\u00e9"),
            new OutsideEnd("dial", 1),
            new PowerOff(),
        ];

        Assert.All(messages, each => Assert.Equal(each, ControlLine.Read(ControlLine.Write(each))));
    }

    [Fact]
    public void Read_UnknownKind_Throws() => Assert.ThrowsAny<JsonException>(() => ControlLine.Read("""{"is":"song"}"""));

    [Fact]
    public void Machines_WithEqualDevices_AreEqual()
    {
        MachineSpec Make(string id) => new() { Devices = [new QemuDevice(id, "isa-serial")] };

        Assert.Equal(Make("a"), Make("a"));
        Assert.NotEqual(Make("a"), Make("b"));
    }
}
