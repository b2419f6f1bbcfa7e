using System.Diagnostics;

namespace UserCoNdis.HardwareGuest.Image;

/// <summary>A file that one process has at a time; the system lets go of it when that process ends, however it ends.</summary>
internal static class FolderLock
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for it and takes it; whoever disposes what it gives lets go.</summary>
    public static FileStream Take(string path)
    {
        long startedAt = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(startedAt) < s_patience)
            {
                Thread.Sleep(s_pause);
            }
            catch (IOException e)
            {
                throw new GuestException($"another run has {path} for {s_patience.TotalMinutes} minutes now", e);
            }
        }
    }
}
