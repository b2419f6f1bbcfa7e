using UserCoNdis.HardwareGuest.Image;

namespace UserCoNdis.HardwareGuest.Tests;

/// <summary>Modules in the order in which they can be loaded, from modules.dep(5).</summary>
public sealed class ModuleTreeTests
{
    private static readonly ModuleTree s_tree = new(
        [
            "kernel/fs/9p/9p.ko: kernel/fs/fscache/fscache.ko kernel/fs/netfs/netfs.ko kernel/net/9p/9pnet.ko",
            "kernel/net/9p/9pnet.ko:",
            "kernel/net/9p/9pnet_virtio.ko: kernel/net/9p/9pnet.ko kernel/drivers/virtio/virtio.ko",
            "kernel/drivers/virtio/virtio.ko:",
            "kernel/drivers/usb/gadget/udc/dummy-hcd.ko.xz:",
        ],
        ["kernel/fs/overlayfs/overlay.ko"]);

    [Fact]
    public void LoadOrder_OfOne_PutsWhatIsNeededFirst() => Assert.Equal(
        ["kernel/net/9p/9pnet.ko", "kernel/fs/netfs/netfs.ko", "kernel/fs/fscache/fscache.ko", "kernel/fs/9p/9p.ko"], s_tree.LoadOrder("9p"));

    [Fact]
    public void LoadOrder_OfTwoThatShare_HasTheSharedOnce() => Assert.Equal(
        ["kernel/drivers/virtio/virtio.ko", "kernel/net/9p/9pnet.ko", "kernel/net/9p/9pnet_virtio.ko"],
        s_tree.LoadOrder("virtio", "9pnet_virtio", "9pnet"));

    [Fact]
    public void LoadOrder_TakesHyphensForUnderscores() =>
        Assert.Equal("kernel/drivers/usb/gadget/udc/dummy-hcd.ko.xz", Assert.Single(s_tree.LoadOrder("dummy_hcd")));

    [Fact]
    public void LoadOrder_OfWhatIsBuiltIn_IsNothing() => Assert.Empty(s_tree.LoadOrder("overlay"));

    [Fact]
    public void LoadOrder_OfWhatIsNowhere_Throws() => Assert.Contains("no module zeppelin", Assert.Throws<GuestException>(() => s_tree.LoadOrder("zeppelin")).Message);
}
