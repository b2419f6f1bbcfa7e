using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Pcap.Tests;

public sealed class EthernetErrorsTests
{
    [Theory]
    [InlineData(Errno.EPERM)]
    [InlineData(Errno.EACCES)]
    public void CannotOpen_NoRight_GivesTheCommandForThisProgram(int error)
    {
        LinkException e = EthernetErrors.CannotOpen("eth1", error);
        Assert.Equal(
            (LinkErrorKind.PermissionDenied, error),
            (e.Kind, e.NativeCode));
        Assert.Equal(
            $"eth:eth1 wants the right to raw frames: run as root, or give it to the program once: sudo setcap cap_net_raw,cap_net_admin+eip {Environment.ProcessPath}",
            e.Message);
    }

    [Theory]
    [InlineData(Errno.ENODEV)]
    [InlineData(Errno.ENXIO)]
    public void CannotOpen_NoSuchInterface_ListsThoseThatThereAre(int error)
    {
        LinkException e = EthernetErrors.CannotOpen("eth1", error);
        Assert.Equal(LinkErrorKind.NotFound, e.Kind);
        Assert.Contains("no such interface: 'eth1'; there ", e.Message);
        Assert.Contains("lo", e.Message);
    }

    [Theory]
    [InlineData(Errno.ENODEV, LinkErrorKind.DeviceRemoved, "the interface eth1 was removed")]
    [InlineData(Errno.ENXIO, LinkErrorKind.DeviceRemoved, "the interface eth1 was removed")]
    [InlineData(Errno.ENETDOWN, LinkErrorKind.DeviceRemoved, "the interface eth1 was removed")]
    [InlineData(Errno.EIO, LinkErrorKind.InputOutput, "eth:eth1 failed: ")]
    public void Ended_AnError_SaysWhatBecameOfTheInterface(int error, LinkErrorKind kind, string words)
    {
        LinkException e = EthernetErrors.Ended("eth1", error);
        Assert.Equal((kind, error), (e.Kind, e.NativeCode));
        Assert.Contains(words, e.Message);
    }
}
