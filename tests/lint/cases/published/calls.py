"""Calls that AWS publishes as examples of the AWS CLI and of its Smithy models, and that documentation speaks against."""

import boto3

apigateway = boto3.client("apigatewayv2")
apigateway.delete_access_log_settings(ApiId="a1b2c3d4", StageName="$default")

batch = boto3.client("batch")
batch.list_consumable_resources(maxResults=123)
batch.list_jobs_by_consumable_resource(consumableResource="myConsumableResource", maxResults=123)
batch.create_job_queue(
    jobQueueName="service",
    jobQueueType="SAGEMAKER_TRAINING",
    priority=1,
    computeEnvironmentOrder=[],
    serviceEnvironmentOrder=[{"order": 1, "serviceEnvironment": "arn:aws:batch:us-east-1:123456789012:service-environment/a"}],
)

cloudformation = boto3.client("cloudformation")
cloudformation.activate_type(Type="RESOURCE", TypeName="Example::Test::Type", TypeNameAlias="Example::Test::Alias")

directconnect = boto3.client("directconnect")
directconnect.create_transit_virtual_interface(
    connectionId="dxlag-fEXAMPLE",
    newTransitVirtualInterface={"virtualInterfaceName": "Example Transit Virtual Interface", "vlan": 126, "asn": 65110},
)

dms = boto3.client("dms")
dms.modify_instance_profile(
    InstanceProfileIdentifier="arn:aws:dms:us-east-1:123456789012:instance-profile:EXAMPLEABCDEFGHIJKLMNOPQRS"
)
dms.describe_extension_pack_associations(
    MigrationProjectIdentifier="arn:aws:dms:us-east-1:012345678901:migration-project:EXAMPLEABCDEFGHIJKLMNOPQRS",
    Filters=[{"Name": "instance-profile-identifier", "Values": ["default"]}],
)

docdb = boto3.client("docdb")
docdb.describe_event_categories(SourceType="db-cluster")

ec2 = boto3.client("ec2")
ec2.create_local_gateway_route(DestinationCidrBlock="0.0.0.0/0", LocalGatewayRouteTableId="lgw-rtb-059615ef7dEXAMPLE")
ec2.create_verified_access_trust_provider(
    TrustProviderType="user", UserTrustProviderType="iam-identity-center", PolicyReferenceName="idc"
)

healthlake = boto3.client("healthlake")
healthlake.create_fhir_datastore(
    DatastoreTypeVersion="R4",
    IdentityProviderConfiguration={
        "AuthorizationStrategy": "SMART_ON_FHIR_V1",
        "Metadata": '{"issuer":"https://ehr.example.com","code_challenge_methods_supported":["S256"]}',
    },
)

networkmanager = boto3.client("networkmanager")
networkmanager.get_link_associations(GlobalNetworkId="global-network-01231231231231231")

networkmonitor = boto3.client("networkmonitor")
networkmonitor.create_probe(
    monitorName="Example_NetworkMonitor",
    probe={
        "sourceArn": "arn:aws:ec2:region:111122223333:subnet/subnet-id",
        "destination": "10.0.0.100",
        "destinationPort": 80,
        "protocol": "TCP",
    },
)

rds = boto3.client("rds")
rds.describe_event_categories(SourceType="")

ssm = boto3.client("ssm")
ssm.get_service_setting(
    SettingId="arn:aws:ssm:us-east-1:123456789012:servicesetting/ssm/parameter-store/high-throughput-enabled"
)

# What no published call speaks against stays an error.
apigateway.delete_access_log_settings(ApiId="a1b2c3d4", StageName="$other")
cloudformation.activate_type(Type="RESOURCE", TypeNameAlias="Example::Test::Alias")
ec2.create_verified_access_trust_provider(
    TrustProviderType="user", UserTrustProviderType="oidc", PolicyReferenceName="idc"
)
