using Microsoft.Win32.SafeHandles;
using UserCoNdis.Transport.Links;
using UserCoNdis.Transport.Links.Streams;

namespace UserCoNdis.Transport.Tap;

/// <summary>Opens /dev/net/tun and makes, or attaches to, an interface; every refusal says what mends it.</summary>
internal static class TapOpener
{
    private const string Device = "/dev/net/tun";
    private const int OpenFlags = StreamNative.O_RDWR | StreamNative.O_NONBLOCK | StreamNative.O_CLOEXEC;

    /// <summary>Opens an interface.</summary>
    /// <param name="options">What is asked for.</param>
    /// <param name="name">The name it has.</param>
    /// <param name="offload">Whether packets have a header that says what is unfinished about them.</param>
    public static SafeFileHandle Open(TapOptions options, out string name, out bool offload)
    {
        SafeFileHandle device = StreamNative.Open(Device, OpenFlags, out int error) ?? throw NoDevice(options, error);
        try
        {
            offload = options.Offload;
            error = TapNative.Attach(device, options.Name, Flags(options.Kind, offload), out name);
            if (error == Errno.EINVAL && offload)
            {
                // It may have been made without that header: as it is, then.
                offload = false;
                error = TapNative.Attach(device, options.Name, Flags(options.Kind, offload), out name);
            }

            if (error != 0)
            {
                throw Refused(options, error);
            }

            if (offload)
            {
                // A kernel that cannot segment hands over whole packets, whose headers then say so.
                _ = TapNative.SetOffload(device, TapNative.TUN_F_CSUM | TapNative.TUN_F_TSO4 | TapNative.TUN_F_TSO6);
            }

            Keep(device, options, name);
            return device;
        }
        catch (LinkException)
        {
            device.Dispose();
            throw;
        }
    }

    private static ushort Flags(TapKind kind, bool offload) => (ushort)(
        (kind == TapKind.Tun ? TapNative.IFF_TUN : TapNative.IFF_TAP)
        | TapNative.IFF_NO_PI
        | (offload ? TapNative.IFF_VNET_HDR : 0));

    private static void Keep(SafeFileHandle device, TapOptions options, string name)
    {
        int error = options.Owner is { } owner ? TapNative.SetOwner(device, owner) : 0;
        error = error == 0 && options.Persist is { } persist ? TapNative.SetPersistent(device, persist) : error;
        if (error != 0)
        {
            throw new LinkException(
                Errno.ToKind(error), $"{name}: owner or persistence cannot be set: {StreamNative.Describe(error)}", error);
        }
    }

    private static LinkException NoDevice(TapOptions options, int error) => error switch
    {
        Errno.ENOENT or Errno.ENODEV or Errno.ENXIO => new LinkException(
            LinkErrorKind.NotSupported,
            $"{options.Uri}: {Device} is not there; load it with 'sudo modprobe tun', in a container give it the device (docker run --device {Device})",
            error),
        Errno.EACCES or Errno.EPERM => new LinkException(
            LinkErrorKind.PermissionDenied, $"{options.Uri}: {Device} may not be opened; 'sudo chmod 0666 {Device}' mends it", error),
        _ => new LinkException(
            Errno.ToKind(error), $"{options.Uri}: {Device} cannot be opened: {StreamNative.Describe(error)}", error),
    };

    private static LinkException Refused(TapOptions options, int error)
    {
        string mode = TapOptions.Scheme(options.Kind);
        string name = options.Name.Length == 0 ? $"{mode}0" : options.Name;
        return error switch
        {
            Errno.EPERM or Errno.EACCES => new LinkException(
                LinkErrorKind.PermissionDenied,
                $"{options.Uri}: it takes CAP_NET_ADMIN. Either 'sudo setcap cap_net_admin+ep {Environment.ProcessPath}', or have it "
                + $"made for you once: 'sudo ip tuntap add dev {name} mode {mode} user {Environment.UserName}'",
                error),
            Errno.EBUSY => new LinkException(LinkErrorKind.Busy, $"{options.Uri}: another program has it", error),
            Errno.EINVAL => new LinkException(
                LinkErrorKind.InvalidOption, $"{options.Uri}: there is an interface of that name, and it is no {mode}", error),
            _ => new LinkException(
                Errno.ToKind(error), $"{options.Uri} cannot be made: {StreamNative.Describe(error)}", error),
        };
    }
}
