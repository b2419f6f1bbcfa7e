namespace UserCoNdis.TestKit.Net;

/// <summary>An interface or a namespace could not be made as a test wants it.</summary>
public sealed class NetException(string message) : Exception(message);
