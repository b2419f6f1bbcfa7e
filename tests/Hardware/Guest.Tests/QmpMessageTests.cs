using System.Text.Json;
using UserCoNdis.HardwareGuest.Machine;

namespace UserCoNdis.HardwareGuest.Tests;

/// <summary>What QEMU's monitor says, as it said it (docs/interop/qmp-spec).</summary>
public sealed class QmpMessageTests
{
    [Fact]
    public void Read_Greeting_IsNeitherReplyNorEvent() => Assert.Equal(
        new QmpMessage(null, null, null, null, null),
        QmpMessage.Read("""{"QMP": {"version": {"qemu": {"micro": 19, "minor": 2, "major": 7}}, "capabilities": ["oob"]}}"""));

    [Fact]
    public void Read_EmptyReply_HasItsId() => Assert.Equal(new QmpMessage(1, null, null, null, null), QmpMessage.Read("""{"return": {}, "id": 1}"""));

    [Fact]
    public void Read_ReplyOfTheHumansMonitor_HasItsText() =>
        Assert.Equal("Error: Bus 'usb.0' not found\r\n", QmpMessage.Read("""{"return": "Error: Bus 'usb.0' not found\r\n", "id": 2}""").Text);

    [Fact]
    public void Read_Refusal_SaysWhy() => Assert.Equal(
        "Device 'ftdi' not found",
        QmpMessage.Read("""{"id": 3, "error": {"class": "DeviceNotFound", "desc": "Device 'ftdi' not found"}}""").Error);

    [Fact]
    public void Read_DeletedDevice_NamesIt() => Assert.Equal(
        new QmpMessage(null, null, null, "DEVICE_DELETED", "ftdi"),
        QmpMessage.Read("""{"timestamp": {"seconds": 1, "microseconds": 2}, "event": "DEVICE_DELETED", "data": {"device": "ftdi", "path": "/x"}}"""));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"return\":")]
    public void Read_Garbage_Throws(string line) => Assert.ThrowsAny<JsonException>(() => QmpMessage.Read(line));
}
