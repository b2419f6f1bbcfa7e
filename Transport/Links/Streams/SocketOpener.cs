using System.Net;
using System.Net.Sockets;

namespace UserCoNdis.Transport.Links.Streams;

/// <summary>Connects and listens, with errors in the links' words.</summary>
internal static class SocketOpener
{
    /// <summary>Connects, within a time.</summary>
    public static Socket Connect(EndPoint where, ProtocolType protocol, TimeSpan timeout, string name)
    {
        var socket = new Socket(where.AddressFamily, SocketType.Stream, protocol) { Blocking = false };
        try
        {
            BeginConnect(socket, where);
            if (!socket.Poll(timeout, SelectMode.SelectWrite))
            {
                throw new LinkException(LinkErrorKind.TimedOut, $"{name} did not answer within {timeout.TotalSeconds:0.#} s");
            }

            int error = (int)(socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error) ?? 0);
            if (error != 0)
            {
                throw new SocketException(error);
            }

            Tune(socket);
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw Failed(e, name);
        }
        catch (LinkException)
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Listens for one peer.</summary>
    public static Socket Listen(EndPoint where, ProtocolType protocol, string name)
    {
        var socket = new Socket(where.AddressFamily, SocketType.Stream, protocol);
        try
        {
            socket.Bind(where);
            socket.Listen(backlog: 1);
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw Failed(e, name);
        }
    }

    /// <summary>Sends small writes at once: the link gathers by itself.</summary>
    public static void Tune(Socket socket)
    {
        if (socket.ProtocolType == ProtocolType.Tcp)
        {
            socket.NoDelay = true;
        }
    }

    public static LinkException Failed(SocketException e, string name)
    {
        LinkErrorKind kind = e.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => LinkErrorKind.Refused,
            SocketError.TimedOut => LinkErrorKind.TimedOut,
            SocketError.AccessDenied => LinkErrorKind.PermissionDenied,
            SocketError.AddressAlreadyInUse => LinkErrorKind.Busy,
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.AddressNotAvailable
                or SocketError.HostUnreachable or SocketError.NetworkUnreachable => LinkErrorKind.NotFound,
            _ => LinkErrorKind.InputOutput,
        };
        return new LinkException(kind, $"{name} cannot be opened: {e.Message}", e.ErrorCode, e);
    }

    private static void BeginConnect(Socket socket, EndPoint where)
    {
        try
        {
            socket.Connect(where);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            // goes on in the kernel; Poll waits for it
        }
    }
}
