using UserCoNdis.Framework.Contracts;

namespace UserCoNdis.Drivers.Tests.Faults;

/// <summary>NDPROXY's two roles, for one stand-in.</summary>
public interface IProxyRoles : ICoClient, ICallManagerProtocol;
