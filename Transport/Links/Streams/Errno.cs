namespace UserCoNdis.Transport.Links.Streams;

/// <summary>The error numbers of Linux that links act on.</summary>
internal static class Errno
{
    public const int EPERM = 1;
    public const int ENOENT = 2;
    public const int EINTR = 4;
    public const int EIO = 5;
    public const int ENXIO = 6;
    public const int EBADF = 9;
    public const int ECHILD = 10;
    public const int EAGAIN = 11;
    public const int ENOMEM = 12;
    public const int EACCES = 13;
    public const int EFAULT = 14;
    public const int EBUSY = 16;
    public const int EEXIST = 17;
    public const int ENODEV = 19;
    public const int ENOTDIR = 20;
    public const int EINVAL = 22;
    public const int ENOTTY = 25;
    public const int EPIPE = 32;
    public const int EBADFD = 77;
    public const int EMSGSIZE = 90;
    public const int EOPNOTSUPP = 95;
    public const int EADDRINUSE = 98;
    public const int EADDRNOTAVAIL = 99;
    public const int ENETDOWN = 100;
    public const int ECONNRESET = 104;
    public const int ENOBUFS = 105;
    public const int ENOTCONN = 107;
    public const int ETIMEDOUT = 110;
    public const int ECONNREFUSED = 111;
    public const int EHOSTUNREACH = 113;

    /// <summary>Says what kind of failure an error of open or connect is.</summary>
    public static LinkErrorKind ToKind(int error) => error switch
    {
        ENOENT or ENXIO or ENODEV or ENOTDIR => LinkErrorKind.NotFound,
        EACCES or EPERM => LinkErrorKind.PermissionDenied,
        EBUSY => LinkErrorKind.Busy,
        ECONNREFUSED => LinkErrorKind.Refused,
        ETIMEDOUT => LinkErrorKind.TimedOut,
        EINVAL or ENOTTY => LinkErrorKind.NotSupported,
        _ => LinkErrorKind.InputOutput,
    };

    /// <summary>Says what kind of end an error of read or write is; 0 is an end of file.</summary>
    public static LinkErrorKind ToEndKind(int error) => error switch
    {
        0 or EPIPE or ECONNRESET or EIO => LinkErrorKind.EndOfStream,
        ENODEV or ENXIO => LinkErrorKind.DeviceRemoved,
        ETIMEDOUT => LinkErrorKind.TimedOut,
        _ => LinkErrorKind.InputOutput,
    };
}
