using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Pcap;

/// <summary>What people read when an interface cannot be opened, or is lost.</summary>
internal static class EthernetErrors
{
    /// <summary>The system refused to open the interface.</summary>
    public static LinkException CannotOpen(string name, int error) => error switch
    {
        Errno.EPERM or Errno.EACCES => Permission(name, error),
        Errno.ENODEV or Errno.ENXIO => NotFound(name, error),
        _ => new LinkException(Errno.ToKind(error), $"eth:{name} cannot be opened: {StreamNative.Describe(error)}", error),
    };

    /// <summary>The user may not.</summary>
    /// <remarks>The capability belongs to the program file that runs: the host of a framework-dependent program is dotnet itself.</remarks>
    public static LinkException Permission(string name, int error) => new(
        LinkErrorKind.PermissionDenied,
        $"eth:{name} wants the right to raw frames: run as root, or give it to the program once: "
            + $"sudo setcap cap_net_raw,cap_net_admin+eip {Environment.ProcessPath ?? "ucondis"}",
        error);

    /// <summary>There is no such interface.</summary>
    public static LinkException NotFound(string name, int error = Errno.ENODEV) => new(
        LinkErrorKind.NotFound,
        $"no such interface: '{name}'; there {Listed(PcapDevices.List())}",
        error);

    /// <summary>The interface carries something else.</summary>
    public static LinkException NotEthernet(string name, int hardwareType) => new(
        LinkErrorKind.NotSupported,
        $"{name} is no Ethernet interface (its hardware type is {hardwareType}); a TUN device is opened with tun:{name}");

    /// <summary>The system lacks something that was asked for.</summary>
    public static LinkException Refused(string name, string what, int error) => new(
        error is Errno.EPERM or Errno.EACCES ? LinkErrorKind.PermissionDenied : LinkErrorKind.NotSupported,
        $"eth:{name}: the system refused {what}: {StreamNative.Describe(error)}",
        error);

    /// <summary>An open link ends.</summary>
    public static LinkException Ended(string name, int error) => error is Errno.ENODEV or Errno.ENXIO or Errno.ENETDOWN
        ? Removed(name, error)
        : new LinkException(LinkErrorKind.InputOutput, $"eth:{name} failed: {StreamNative.Describe(error)}", error);

    /// <summary>The interface is gone.</summary>
    public static LinkException Removed(string name, int error = Errno.ENODEV) =>
        new(LinkErrorKind.DeviceRemoved, $"the interface {name} was removed", error);

    private static string Listed(IReadOnlyList<PcapDeviceInfo> devices) => devices.Count == 0
        ? "is none"
        : $"{(devices.Count == 1 ? "is" : "are")} {string.Join(", ", devices.Select(device => device.Name))}";
}
