using UserCoNdis.TestKit;
using UserCoNdis.Transport.Usb;

namespace UserCoNdis.UsbFunctions.Tests.Network;

[Trait("Spec", "CDC12")]
public sealed class NetworkNotificationsTests
{
    private const string Disconnected = "A1 00 00 00 02 00 00 00";
    private const string Connected = "A1 00 01 00 02 00 00 00";
    private const string Speed = "A1 2A 00 00 02 00 08 00  00 CA 9A 3B  00 E1 F5 05"; // 1 Gbit/s from the network, 100 Mbit/s to it

    [Theory]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(16)]
    [InlineData(64)]
    public void Handle_EachPacketSize_ConnectionAndSpeedAreUnderstood(int packetSize)
    {
        var notifications = new NetworkNotifications(packetSize);
        Assert.True(notifications.IsConnected);
        Assert.Null(notifications.SpeedBps);

        Assert.Equal(1, Send(notifications, packetSize, Disconnected));
        Assert.False(notifications.IsConnected);
        Assert.Equal(1, Send(notifications, packetSize, Connected));
        Assert.True(notifications.IsConnected);
        Assert.Equal(1, Send(notifications, packetSize, Speed));
        Assert.Equal(1_000_000_000, notifications.SpeedBps);
    }

    [Fact]
    public void Handle_WhatIsKnownAlready_IsNoChange()
    {
        var notifications = new NetworkNotifications(16);

        Assert.Equal(0, Send(notifications, 16, Connected));
        Assert.Equal(1, Send(notifications, 16, Speed));
        Assert.Equal(0, Send(notifications, 16, Speed));
    }

    [Theory]
    [InlineData("A1 00 00")]                                        // cut
    [InlineData("21 00 00 00 02 00 00 00")]                         // not to the host
    [InlineData("A1 01 00 00 02 00 00 00")]                         // RESPONSE_AVAILABLE
    [InlineData("A1 2A 00 00 02 00 04 00 00 CA 9A 3B")]             // half a speed
    [InlineData("A1 2A 00 00 02 00 08 00 00 CA 9A 3B 00")]          // less than it says
    [InlineData("A1 2A 00 00 02 00 FF FF 00 CA 9A 3B 00 E1 F5 05 00 00 00 00 00")] // much less
    public void Handle_WhatSaysNothing_IsDroppedAndTheNextOneUnderstood(string octets)
    {
        var notifications = new NetworkNotifications(16);

        Assert.Equal(0, Send(notifications, 16, octets));
        Assert.True(notifications.IsConnected);
        Assert.Equal(1, Send(notifications, 16, Disconnected));
    }

    [Fact]
    public void Handle_FullPacketsWithoutEnd_NoMoreIsKeptThanANotificationHas()
    {
        var notifications = new NetworkNotifications(16);
        byte[] packet = Wire.Hex("A1 2A 00 00 02 00 FF FF 00 00 00 00 00 00 00 00");
        for (int i = 0; i < 1000; i++)
        {
            Assert.False(notifications.Handle(packet));
        }

        Assert.Equal(0, Send(notifications, 16, "00"));
        Assert.Equal(1, Send(notifications, 16, Disconnected));
    }

    [Fact]
    public void Handle_SpeedOfZero_IsNoSpeed()
    {
        var notifications = new NetworkNotifications(16);
        Send(notifications, 16, Speed);

        Assert.Equal(1, Send(notifications, 16, "A1 2A 00 00 02 00 08 00 00 00 00 00 00 00 00 00"));
        Assert.Null(notifications.SpeedBps);
    }

    /// <summary>Sends a notification in packets, each a transfer of its own; returns how many changed something.</summary>
    private static int Send(NetworkNotifications notifications, int packetSize, string octets) =>
        Wire.Hex(octets).Chunk(packetSize).Count(packet => notifications.Handle(packet));
}
