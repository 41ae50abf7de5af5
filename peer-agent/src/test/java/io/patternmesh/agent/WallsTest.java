package io.patternmesh.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.patternmesh.agent", importOptions = DoNotIncludeTests.class)
class WallsTest {

  @ArchTest
  static final ArchRule onlyWebrtcTouchesTheNativeLibrary =
      noClasses()
          .that()
          .resideOutsideOfPackage("..agent.webrtc..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.onvoid..");

  @ArchTest
  static final ArchRule onlyItsOutletTouchesKafka =
      noClasses()
          .that()
          .resideOutsideOfPackage("..agent.syncevent.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule theAgentHasNoDatabase =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.hibernate..", "jakarta.persistence..", "java.sql..");

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      slices().matching("io.patternmesh.agent.(*)..").should().beFreeOfCycles();
}
